// Generated from schemas/losses/divergence.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Divergence of the predicted distribution from the target: Kullback-Leibler, Jensen-Shannon, or cross-entropy with soft targets. With `target`, it compares the predictions of two nodes: distribution matching, distillation, co-training.
 */
export interface DivergenceOptions {
  /**
   * Selects divergence.
   */
  type: 'divergence';
  /**
   * With target t and prediction p. kl: sum t log(t / p); js: half of kl(t, m) plus half of kl(p, m), where m is the mean of both; cross-entropy: -sum t log p.
   */
  by: 'kl' | 'js' | 'cross-entropy';
  /**
   * T: logits are divided by T for both distributions, and the loss is multiplied by T^2, so that gradients keep their size (Hinton et al. 2015).
   */
  temperature: number;
  /**
   * For labels, each of which is a distribution over yes and no: whether no counts too. Classes form one distribution, without a no.
   */
  negatives: boolean;
  /**
   * How the labels of a row are combined: mean or sum. Classes form one distribution, and rows are always averaged.
   */
  reduce: 'mean' | 'sum';
}

export const schema: PartSchema<DivergenceOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "DivergenceOptions",
  "description": "Divergence of the predicted distribution from the target: Kullback-Leibler, Jensen-Shannon, or cross-entropy with soft targets. With `target`, it compares the predictions of two nodes: distribution matching, distillation, co-training.",
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
      "description": "Selects divergence."
    },
    "by": {
      "description": "With target t and prediction p. kl: sum t log(t / p); js: half of kl(t, m) plus half of kl(p, m), where m is the mean of both; cross-entropy: -sum t log p.",
      "type": "string",
      "enum": [
        "kl",
        "js",
        "cross-entropy"
      ],
      "default": "kl"
    },
    "temperature": {
      "description": "T: logits are divided by T for both distributions, and the loss is multiplied by T^2, so that gradients keep their size (Hinton et al. 2015).",
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 1000,
      "default": 1
    },
    "negatives": {
      "description": "For labels, each of which is a distribution over yes and no: whether no counts too. Classes form one distribution, without a no.",
      "type": "boolean",
      "default": true
    },
    "reduce": {
      "description": "How the labels of a row are combined: mean or sum. Classes form one distribution, and rows are always averaged.",
      "type": "string",
      "enum": [
        "mean",
        "sum"
      ],
      "default": "mean"
    }
  }
};
