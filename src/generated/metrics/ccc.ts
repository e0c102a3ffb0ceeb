// Generated from schemas/metrics/ccc.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Mean concordance correlation coefficient of the values.
 */
export interface CccOptions {
  /**
   * Selects ccc.
   */
  type: 'ccc';
  /**
   * Node to score.
   */
  node: string;
}

export const schema: PartSchema<CccOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "CccOptions",
  "description": "Mean concordance correlation coefficient of the values.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "ccc",
      "description": "Selects ccc."
    },
    "node": {
      "description": "Node to score.",
      "type": "string",
      "x-node": true
    }
  }
};
