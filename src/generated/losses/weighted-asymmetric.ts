// Generated from schemas/losses/weighted-asymmetric.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Binary cross-entropy with a smaller weight for easy negatives: -mean_i w_i [y log p + (1 - y) p log(1 - p)] (Nguyen et al. 2022, eq. 9-10).
 */
export interface WeightedAsymmetricOptions {
  /**
   * Selects weighted-asymmetric.
   */
  type: 'weighted-asymmetric';
  /**
   * Factor on each label, in the order of its label space. inverse-rate: N (1/r_i) / sum_j (1/r_j), where r_i is the fraction of training rows with label i on (1 for a label that never is); none: 1 each; or a list.
   */
  weights: ('inverse-rate' | 'none') | number[];
  /**
   * No gradient flows through the factor p on the negatives, as in the authors' code.
   */
  detach: boolean;
}

export const schema: PartSchema<WeightedAsymmetricOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "WeightedAsymmetricOptions",
  "description": "Binary cross-entropy with a smaller weight for easy negatives: -mean_i w_i [y log p + (1 - y) p log(1 - p)] (Nguyen et al. 2022, eq. 9-10).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "weighted-asymmetric",
      "description": "Selects weighted-asymmetric."
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
      "default": "inverse-rate"
    },
    "detach": {
      "description": "No gradient flows through the factor p on the negatives, as in the authors' code.",
      "type": "boolean",
      "default": true
    }
  }
};
