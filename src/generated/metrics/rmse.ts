// Generated from schemas/metrics/rmse.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Root of the mean squared error, in the unit of the labels; lower is better. The mean over several values.
 */
export interface RmseOptions {
  /**
   * Selects rmse.
   */
  type: 'rmse';
  /**
   * Node to score.
   */
  node: string;
}

export const schema: PartSchema<RmseOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "RmseOptions",
  "description": "Root of the mean squared error, in the unit of the labels; lower is better. The mean over several values.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "rmse",
      "description": "Selects rmse."
    },
    "node": {
      "description": "Node to score.",
      "type": "string",
      "x-node": true
    }
  }
};
