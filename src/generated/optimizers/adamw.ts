// Generated from schemas/optimizers/adamw.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Adam with decoupled weight decay, like PyTorch's AdamW: weight decay is separate from the gradient.
 */
export interface AdamwOptions {
  /**
   * Selects adamw.
   */
  type: 'adamw';
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
   * Every step removes this fraction of each weight, times the learning rate.
   */
  weightDecay: number;
}

export const schema: PartSchema<AdamwOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AdamwOptions",
  "description": "Adam with decoupled weight decay, like PyTorch's AdamW: weight decay is separate from the gradient.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "adamw",
      "description": "Selects adamw."
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
      "description": "Every step removes this fraction of each weight, times the learning rate.",
      "type": "number",
      "minimum": 0,
      "default": 0.01
    }
  }
};
