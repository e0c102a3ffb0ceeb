// Generated from schemas/schedules/constant.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * The learning rate stays constant.
 */
export interface ConstantOptions {
  /**
   * Selects constant.
   */
  type: 'constant';
}

export const schema: PartSchema<ConstantOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ConstantOptions",
  "description": "The learning rate stays constant.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "constant",
      "description": "Selects constant."
    }
  }
};
