// Generated from schemas/losses/focal.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Cross-entropy of logits with less weight on well-predicted rows (Lin et al. 2017): softmax for classes, sigmoid for labels.
 */
export interface FocalOptions {
  /**
   * Selects focal.
   */
  type: 'focal';
  /**
   * Each term is multiplied by (1 - p)^gamma, where p is the probability of the true label. 0 is plain cross-entropy.
   */
  gamma: number;
  /**
   * Factor on each class or label, in the order of its label space. balanced: n / (C n_c) for classes, N (1/r_i) / sum_j (1/r_j) for labels, where r_i is the fraction of training rows with label i on; 1 for one that never occurs. none: 1 each; or a list.
   */
  weights: ('balanced' | 'none') | number[];
}

export const schema: PartSchema<FocalOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "FocalOptions",
  "description": "Cross-entropy of logits with less weight on well-predicted rows (Lin et al. 2017): softmax for classes, sigmoid for labels.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "focal",
      "description": "Selects focal."
    },
    "gamma": {
      "description": "Each term is multiplied by (1 - p)^gamma, where p is the probability of the true label. 0 is plain cross-entropy.",
      "type": "number",
      "minimum": 0,
      "default": 2
    },
    "weights": {
      "description": "Factor on each class or label, in the order of its label space. balanced: n / (C n_c) for classes, N (1/r_i) / sum_j (1/r_j) for labels, where r_i is the fraction of training rows with label i on; 1 for one that never occurs. none: 1 each; or a list.",
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
      "default": "none"
    }
  }
};
