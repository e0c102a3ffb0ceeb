// Generated from schemas/balancers/uncertainty.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * Weights each loss by a learned uncertainty of its task (Kendall, Gal and Cipolla 2018).
 */
export interface UncertaintyOptions {
  /**
   * Selects uncertainty.
   */
  type: 'uncertainty';
}

export const schema: PartSchema<UncertaintyOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "UncertaintyOptions",
  "description": "Weights each loss by a learned uncertainty of its task (Kendall, Gal and Cipolla 2018).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "uncertainty",
      "description": "Selects uncertainty."
    }
  }
};
