// Generated from schemas/metrics/f1-macro.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Mean of the F1 scores of all labels or classes; 0 for one that is never predicted and never true.
 */
export interface F1MacroOptions {
  /**
   * Selects f1-macro.
   */
  type: 'f1-macro';
  /**
   * Node to score.
   */
  node: string;
  /**
   * For multi-label nodes: a label is predicted if its probability is at least this. tuned: the thresholds that the node tunes after training (`thresholds`); the metric has no value before.
   */
  threshold: number | 'tuned';
}

export const schema: PartSchema<F1MacroOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "F1MacroOptions",
  "description": "Mean of the F1 scores of all labels or classes; 0 for one that is never predicted and never true.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "f1-macro",
      "description": "Selects f1-macro."
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
