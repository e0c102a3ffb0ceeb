// Generated from schemas/optimizers/sgd.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Stochastic gradient descent with momentum, like PyTorch's SGD.
 */
export interface SgdOptions {
  /**
   * Selects sgd.
   */
  type: 'sgd';
  /**
   * Learning rate, before the schedule's factor.
   */
  rate: number;
  /**
   * Fraction of the last step's velocity that is kept.
   */
  momentum: number;
  /**
   * Look ahead along the velocity (needs momentum).
   */
  nesterov: boolean;
  /**
   * L2 penalty: adds this fraction of each weight to its gradient.
   */
  weightDecay: number;
}

export const schema: PartSchema<SgdOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "SgdOptions",
  "description": "Stochastic gradient descent with momentum, like PyTorch's SGD.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "sgd",
      "description": "Selects sgd."
    },
    "rate": {
      "description": "Learning rate, before the schedule's factor.",
      "type": "number",
      "minimum": 0,
      "default": 0.001
    },
    "momentum": {
      "description": "Fraction of the last step's velocity that is kept.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0
    },
    "nesterov": {
      "description": "Look ahead along the velocity (needs momentum).",
      "type": "boolean",
      "default": false
    },
    "weightDecay": {
      "description": "L2 penalty: adds this fraction of each weight to its gradient.",
      "type": "number",
      "minimum": 0,
      "default": 0
    }
  }
};
