// Generated from schemas/metrics/sum.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Sum of other metrics.
 */
export interface SumOptions {
  /**
   * Selects sum.
   */
  type: 'sum';
  /**
   * Names of the metrics to add up.
   *
   * @minItems 1
   */
  of: string[];
}

export const schema: PartSchema<SumOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "SumOptions",
  "description": "Sum of other metrics.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "of"
  ],
  "properties": {
    "type": {
      "const": "sum",
      "description": "Selects sum."
    },
    "of": {
      "description": "Names of the metrics to add up.",
      "type": "array",
      "items": {
        "type": "string"
      },
      "minItems": 1
    }
  }
};
