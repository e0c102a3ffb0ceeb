// Generated from schemas/optimizers/adam.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Adam, as in PyTorch: weight decay is added to the gradient.
 */
export interface AdamOptions {
  /**
   * Selects adam.
   */
  type: 'adam';
  /**
   * Learning rate, before the schedule's factor.
   */
  rate: number;
  /**
   * Decay of the mean of gradients.
   */
  beta1: number;
  /**
   * Decay of the mean of squared gradients.
   */
  beta2: number;
  /**
   * Added to the root of the mean square.
   */
  epsilon: number;
  /**
   * L2 penalty: adds this fraction of each weight to its gradient.
   */
  weightDecay: number;
}

export const schema: PartSchema<AdamOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AdamOptions",
  "description": "Adam, as in PyTorch: weight decay is added to the gradient.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "adam",
      "description": "Selects adam."
    },
    "rate": {
      "description": "Learning rate, before the schedule's factor.",
      "type": "number",
      "minimum": 0,
      "default": 0.001
    },
    "beta1": {
      "description": "Decay of the mean of gradients.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0.9
    },
    "beta2": {
      "description": "Decay of the mean of squared gradients.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0.999
    },
    "epsilon": {
      "description": "Added to the root of the mean square.",
      "type": "number",
      "exclusiveMinimum": 0,
      "default": 1e-8
    },
    "weightDecay": {
      "description": "L2 penalty: adds this fraction of each weight to its gradient.",
      "type": "number",
      "minimum": 0,
      "default": 0
    }
  }
};
