// Generated from schemas/losses/binary-cross-entropy.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Binary cross-entropy of probabilities: -mean_i w_i [y log p + (1 - y) log(1 - p)].
 */
export interface BinaryCrossEntropyOptions {
  /**
   * Selects binary-cross-entropy.
   */
  type: 'binary-cross-entropy';
  /**
   * Factor on each label, in the order of its label space. inverse-rate: N (1/r_i) / sum_j (1/r_j), where r_i is the fraction of training rows with label i on (1 for a label that never is); none: 1 each; or a list.
   */
  weights: ('inverse-rate' | 'none') | number[];
}

export const schema: PartSchema<BinaryCrossEntropyOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "BinaryCrossEntropyOptions",
  "description": "Binary cross-entropy of probabilities: -mean_i w_i [y log p + (1 - y) log(1 - p)].",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "binary-cross-entropy",
      "description": "Selects binary-cross-entropy."
    },
    "weights": {
      "description": "Factor on each label, in the order of its label space. inverse-rate: N (1/r_i) / sum_j (1/r_j), where r_i is the fraction of training rows with label i on (1 for a label that never is); none: 1 each; or a list.",
      "anyOf": [
        {
          "type": "string",
          "enum": [
            "inverse-rate",
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
      "default": "none"
    }
  }
};
