// Generated from schemas/config.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../part.js';

/**
 * A user's preferences on this machine: where the units of studies run, and with which options.
 */
export interface ConfigFile {
  /**
   * Where the units of studies run without --executor: here, slurm, or PLUGIN/NAME.
   */
  executor?: string;
  /**
   * Options of each executor, by name; --with changes them.
   */
  executors?: {
    /**
     * Options by name, as in --with.
     */
    [k: string]: {
      /**
       * The value of an option.
       */
      [k: string]: string | number | boolean | string[];
    };
  };
}

export const schema: PartSchema<ConfigFile> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ConfigFile",
  "description": "A user's preferences on this machine: where the units of studies run, and with which options.",
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "executor": {
      "description": "Where the units of studies run without --executor: here, slurm, or PLUGIN/NAME.",
      "type": "string"
    },
    "executors": {
      "description": "Options of each executor, by name; --with changes them.",
      "type": "object",
      "additionalProperties": {
        "description": "Options by name, as in --with.",
        "type": "object",
        "additionalProperties": {
          "description": "The value of an option.",
          "type": [
            "string",
            "number",
            "boolean",
            "array"
          ],
          "items": {
            "description": "An item of a list.",
            "type": "string"
          }
        }
      }
    }
  }
};
