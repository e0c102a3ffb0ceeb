// Generated from schemas/losses/weighted-cross-entropy.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Softmax cross-entropy with a weight per class, averaged over the rows (Nguyen et al. 2022, eq. 11).
 */
export interface WeightedCrossEntropyOptions {
  /**
   * Selects weighted-cross-entropy.
   */
  type: 'weighted-cross-entropy';
  /**
   * Factor on each class, in the order of its label space. balanced: n / (C n_c), where n_c of the n training rows have class c (1 for a class without rows); none: 1 each; or a list.
   */
  weights: ('balanced' | 'none') | number[];
  /**
   * Fraction of the target that is spread evenly over all classes.
   */
  labelSmoothing: number;
  /**
   * twice: the loss reads the softmax of the output as logits, as in the authors' code for the FC head.
   */
  softmax: 'once' | 'twice';
}

export const schema: PartSchema<WeightedCrossEntropyOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "WeightedCrossEntropyOptions",
  "description": "Softmax cross-entropy with a weight per class, averaged over the rows (Nguyen et al. 2022, eq. 11).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "weighted-cross-entropy",
      "description": "Selects weighted-cross-entropy."
    },
    "weights": {
      "description": "Factor on each class, in the order of its label space. balanced: n / (C n_c), where n_c of the n training rows have class c (1 for a class without rows); none: 1 each; or a list.",
      "anyOf": [
        {
          "type": "string",
          "enum": [
            "balanced",
            "none"
          ]
        },
        {
          "type": "array",
          "items": {
            "type": "number",
            "minimum": 0
          },
          "minItems": 1,
          "x-each": "label"
        }
      ],
      "default": "balanced"
    },
    "labelSmoothing": {
      "description": "Fraction of the target that is spread evenly over all classes.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0
    },
    "softmax": {
      "description": "twice: the loss reads the softmax of the output as logits, as in the authors' code for the FC head.",
      "type": "string",
      "enum": [
        "once",
        "twice"
      ],
      "default": "once"
    }
  }
};
