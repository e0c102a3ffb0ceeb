// Generated from schemas/metrics/balanced-accuracy.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Mean over classes of the share of their rows that are answered right; of labels, the mean over on and off.
 */
export interface BalancedAccuracyOptions {
  /**
   * Picks balanced-accuracy.
   */
  type: 'balanced-accuracy';
  /**
   * The node whose answer is scored.
   */
  node: string;
  /**
   * For multi-label answers: a label is predicted where its probability is this or more. tuned: those that the node tunes once training is over (`thresholds`), so that the metric has no value before.
   */
  threshold: number | 'tuned';
}

export const schema: PartSchema<BalancedAccuracyOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "BalancedAccuracyOptions",
  "description": "Mean over classes of the share of their rows that are answered right; of labels, the mean over on and off.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "balanced-accuracy",
      "description": "Picks balanced-accuracy."
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
