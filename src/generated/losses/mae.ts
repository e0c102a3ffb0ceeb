// Generated from schemas/losses/mae.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Mean absolute error: the mean of |p - y| over rows and values.
 */
export interface MaeOptions {
  /**
   * Selects mae.
   */
  type: 'mae';
}

export const schema: PartSchema<MaeOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "MaeOptions",
  "description": "Mean absolute error: the mean of |p - y| over rows and values.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "mae",
      "description": "Selects mae."
    }
  }
};
