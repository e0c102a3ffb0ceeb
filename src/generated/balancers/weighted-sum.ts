// Generated from schemas/balancers/weighted-sum.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * The sum of the losses, each multiplied by its weight in the page.
 */
export interface WeightedSumOptions {
  /**
   * Selects weighted-sum.
   */
  type: 'weighted-sum';
}

export const schema: PartSchema<WeightedSumOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "WeightedSumOptions",
  "description": "The sum of the losses, each multiplied by its weight in the page.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "weighted-sum",
      "description": "Selects weighted-sum."
    }
  }
};
