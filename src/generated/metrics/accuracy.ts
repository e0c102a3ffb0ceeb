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
   * The node whose answer is scored.
   */
  node: string;
  /**
   * For multi-label answers: a label is predicted where its probability is this or more. tuned: those that the node tunes once training is over (`thresholds`), so that the metric has no value before.
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
      "description": "The node whose answer is scored.",
      "type": "string",
      "x-node": true
    },
    "threshold": {
      "description": "For multi-label answers: a label is predicted where its probability is this or more. tuned: those that the node tunes once training is over (`thresholds`), so that the metric has no value before.",
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
