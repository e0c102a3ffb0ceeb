// Generated from schemas/metrics/accuracy.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Fraction of rows predicted correctly; a multi-label row counts if every label is correct.
 */
export interface AccuracyOptions {
  /**
   * Selects accuracy.
   */
  type: 'accuracy';
  /**
   * Node to score.
   */
  node: string;
  /**
   * For multi-label nodes: a label is predicted if its probability is at least this. tuned: the thresholds that the node tunes after training (`thresholds`); the metric has no value before.
   */
  threshold: number | 'tuned';
}

export const schema: PartSchema<AccuracyOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AccuracyOptions",
  "description": "Fraction of rows predicted correctly; a multi-label row counts if every label is correct.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "accuracy",
      "description": "Selects accuracy."
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
