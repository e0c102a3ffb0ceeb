// Generated from schemas/heads/similarity.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * The probability of an action unit: the cosine between its node of an edge-graph and a trained vector (Luo et al. 2022, as in ANFL).
 */
export interface SimilarityOptions {
  /**
   * Selects similarity.
   */
  type: 'similarity';
  /**
   * The edge-graph whose nodes are scored.
   */
  graph: string;
  /**
   * The label space that this head predicts. Absent: the head only feeds other heads.
   */
  labels?: string;
}

export const schema: PartSchema<SimilarityOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "SimilarityOptions",
  "description": "The probability of an action unit: the cosine between its node of an edge-graph and a trained vector (Luo et al. 2022, as in ANFL).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "graph"
  ],
  "properties": {
    "type": {
      "const": "similarity",
      "description": "Selects similarity."
    },
    "graph": {
      "description": "The edge-graph whose nodes are scored.",
      "type": "string",
      "x-node": true
    },
    "labels": {
      "description": "The label space that this head predicts. Absent: the head only feeds other heads.",
      "type": "string",
      "x-labels": true
    }
  }
};
