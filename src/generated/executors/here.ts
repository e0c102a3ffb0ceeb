// Generated from schemas/executors/here.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * This machine, in this process or in several.
 */
export interface HereOptions {
  /**
   * Picks here.
   */
  type: 'here';
  /**
   * Units to run at a time, each in its own process; they share the threads. One: in this process.
   */
  workers: number;
}

export const schema: PartSchema<HereOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "HereOptions",
  "description": "This machine, in this process or in several.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "here",
      "description": "Picks here."
    },
    "workers": {
      "description": "Units to run at a time, each in its own process; they share the threads. One: in this process.",
      "type": "integer",
      "minimum": 1,
      "maximum": 256,
      "default": 1
    }
  }
};
