// Generated from schemas/heads/edge-classifier.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * For every edge of an edge-graph, which of its two action units are active: four logits, which the loss mefl/edge-cross-entropy reads (Luo et al. 2022).
 */
export interface EdgeClassifierOptions {
  /**
   * Selects edge-classifier.
   */
  type: 'edge-classifier';
  /**
   * The edge-graph whose edges are classified.
   */
  graph: string;
  /**
   * The label space whose pairs are learned. Absent: the head only feeds other heads.
   */
  labels?: string;
}

export const schema: PartSchema<EdgeClassifierOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "EdgeClassifierOptions",
  "description": "For every edge of an edge-graph, which of its two action units are active: four logits, which the loss mefl/edge-cross-entropy reads (Luo et al. 2022).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "graph"
  ],
  "properties": {
    "type": {
      "const": "edge-classifier",
      "description": "Selects edge-classifier."
    },
    "graph": {
      "description": "The edge-graph whose edges are classified.",
      "type": "string",
      "x-node": true
    },
    "labels": {
      "description": "The label space whose pairs are learned. Absent: the head only feeds other heads.",
      "type": "string",
      "x-labels": true
    }
  }
};
