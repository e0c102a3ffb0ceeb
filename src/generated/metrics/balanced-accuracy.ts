// Generated from schemas/metrics/balanced-accuracy.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Mean over classes of the fraction of their rows predicted correctly; for labels, the mean over on and off.
 */
export interface BalancedAccuracyOptions {
  /**
   * Selects balanced-accuracy.
   */
  type: 'balanced-accuracy';
  /**
   * Node to score.
   */
  node: string;
  /**
   * For multi-label nodes: a label is predicted if its probability is at least this. tuned: the thresholds that the node tunes after training (`thresholds`); the metric has no value before.
   */
  threshold: number | 'tuned';
}

export const schema: PartSchema<BalancedAccuracyOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "BalancedAccuracyOptions",
  "description": "Mean over classes of the fraction of their rows predicted correctly; for labels, the mean over on and off.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "balanced-accuracy",
      "description": "Selects balanced-accuracy."
    },
    "node": {
      "description": "Node to score.",
      "type": "string",
      "x-node": true
    },
    "threshold": {
      "description": "For multi-label nodes: a label is predicted if its probability is at least this. tuned: the thresholds that the node tunes after training (`thresholds`); the metric has no value before.",
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
