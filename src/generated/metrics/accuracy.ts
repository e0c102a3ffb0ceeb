// Generated from schemas/metrics/accuracy.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Share of rows answered right; of multi-label rows, those with every label right.
 */
export interface AccuracyOptions {
  /**
   * Picks accuracy.
   */
  type: 'accuracy';
  /**
   * Node to score.
   */
  node: string;
  /**
   * For multi-label nodes: a label is predicted if its probability is at least this. tuned: those that the node tunes after training (`thresholds`); the metric has no value before.
   */
  threshold: number | 'tuned';
}

export const schema: PartSchema<AccuracyOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AccuracyOptions",
  "description": "Share of rows answered right; of multi-label rows, those with every label right.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "accuracy",
      "description": "Picks accuracy."
    },
    "node": {
      "description": "Node to score.",
      "type": "string",
      "x-node": true
    },
    "threshold": {
      "description": "For multi-label nodes: a label is predicted if its probability is at least this. tuned: those that the node tunes after training (`thresholds`); the metric has no value before.",
      "anyOf": [
        {
          "type": "number",
          "minimum": 0,
          "maximum": 1
        },
        {
          "const": "tuned"
        }
      ],
      "default": 0.5
    }
  }
};
