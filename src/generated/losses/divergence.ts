// Generated from schemas/losses/divergence.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Distance of the predicted distribution from the target: Kullback-Leibler, Jensen-Shannon, or cross-entropy with soft targets. With `target`, between the predictions of two nodes: distribution matching, distillation, co-training.
 */
export interface DivergenceOptions {
  /**
   * Picks divergence.
   */
  type: 'divergence';
  /**
   * With t the target and p the prediction. kl: sum t log(t / p); js: half of kl(t, m) and half of kl(p, m), m being the mean of both; cross-entropy: -sum t log p.
   */
  by: 'kl' | 'js' | 'cross-entropy';
  /**
   * T: both distributions are those of the logits divided by T, and the loss is multiplied by T^2, so that gradients keep their size (Hinton et al. 2015).
   */
  temperature: number;
  /**
   * Of labels, each a distribution over yes and no: whether the no counts too. Classes are one distribution, without a no.
   */
  negatives: boolean;
  /**
   * The labels of a row: their mean, or their sum. Classes are one distribution, and rows are always averaged.
   */
  reduce: 'mean' | 'sum';
}

export const schema: PartSchema<DivergenceOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "DivergenceOptions",
  "description": "Distance of the predicted distribution from the target: Kullback-Leibler, Jensen-Shannon, or cross-entropy with soft targets. With `target`, between the predictions of two nodes: distribution matching, distillation, co-training.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "examples": [
    {
      "temperature": 2
    },
    {
      "by": "js",
      "temperature": 2
    },
    {
      "by": "cross-entropy",
      "negatives": false
    }
  ],
  "properties": {
    "type": {
      "const": "divergence",
      "description": "Picks divergence."
    },
    "by": {
      "description": "With t the target and p the prediction. kl: sum t log(t / p); js: half of kl(t, m) and half of kl(p, m), m being the mean of both; cross-entropy: -sum t log p.",
      "type": "string",
      "enum": [
        "kl",
        "js",
        "cross-entropy"
      ],
      "default": "kl"
    },
    "temperature": {
      "description": "T: both distributions are those of the logits divided by T, and the loss is multiplied by T^2, so that gradients keep their size (Hinton et al. 2015).",
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 1000,
      "default": 1
    },
    "negatives": {
      "description": "Of labels, each a distribution over yes and no: whether the no counts too. Classes are one distribution, without a no.",
      "type": "boolean",
      "default": true
    },
    "reduce": {
      "description": "The labels of a row: their mean, or their sum. Classes are one distribution, and rows are always averaged.",
      "type": "string",
      "enum": [
        "mean",
        "sum"
      ],
      "default": "mean"
    }
  }
};
