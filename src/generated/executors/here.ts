// Generated from schemas/executors/here.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * This machine, in one process or several.
 */
export interface HereOptions {
  /**
   * Selects here.
   */
  type: 'here';
  /**
   * Units to run at a time, each in its own process; they share the threads. 1: in this process.
   */
  workers: number;
}

export const schema: PartSchema<HereOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "HereOptions",
  "description": "This machine, in one process or several.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "here",
      "description": "Selects here."
    },
    "workers": {
      "description": "Units to run at a time, each in its own process; they share the threads. 1: in this process.",
      "type": "integer",
      "minimum": 1,
      "maximum": 256,
      "default": 1
    }
  }
};
