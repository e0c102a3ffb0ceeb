// Generated from schemas/gradients/plain.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * The gradient at the weights.
 */
export interface PlainOptions {
  /**
   * Selects plain.
   */
  type: 'plain';
}

export const schema: PartSchema<PlainOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "PlainOptions",
  "description": "The gradient at the weights.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "plain",
      "description": "Selects plain."
    }
  }
};
