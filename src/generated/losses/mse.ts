// Generated from schemas/losses/mse.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Mean squared error: the mean of (p - y)^2 over rows and values.
 */
export interface MseOptions {
  /**
   * Selects mse.
   */
  type: 'mse';
}

export const schema: PartSchema<MseOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "MseOptions",
  "description": "Mean squared error: the mean of (p - y)^2 over rows and values.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "mse",
      "description": "Selects mse."
    }
  }
};
