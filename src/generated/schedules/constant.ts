// Generated from schemas/schedules/constant.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * The rate stays as it is.
 */
export interface ConstantOptions {
  /**
   * Picks constant.
   */
  type: 'constant';
}

export const schema: PartSchema<ConstantOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ConstantOptions",
  "description": "The rate stays as it is.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "constant",
      "description": "Picks constant."
    }
  }
};
