// Generated from schemas/metrics/f1-per-class.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * F1 score of every label or class, without a mean.
 */
export interface F1PerClassOptions {
  /**
   * Selects f1-per-class.
   */
  type: 'f1-per-class';
  /**
   * Node to score.
   */
  node: string;
  /**
   * For multi-label nodes: a label is predicted if its probability is at least this. tuned: the thresholds that the node tunes after training (`thresholds`); the metric has no value before.
   */
  threshold: number | 'tuned';
}

export const schema: PartSchema<F1PerClassOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "F1PerClassOptions",
  "description": "F1 score of every label or class, without a mean.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "f1-per-class",
      "description": "Selects f1-per-class."
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
