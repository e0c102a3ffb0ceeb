// Generated from schemas/heads/detach.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Its input as a constant: no gradient flows through it. A head that reads it learns from another head's predictions without changing that head.
 */
export interface DetachOptions {
  /**
   * Selects detach.
   */
  type: 'detach';
  /**
   * Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.
   */
  input: string | string[];
}

export const schema: PartSchema<DetachOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "DetachOptions",
  "description": "Its input as a constant: no gradient flows through it. A head that reads it learns from another head's predictions without changing that head.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "input"
  ],
  "properties": {
    "type": {
      "const": "detach",
      "description": "Selects detach."
    },
    "input": {
      "description": "Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.",
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "array",
          "items": {
            "type": "string"
          },
          "minItems": 1
        }
      ],
      "x-node": true
    }
  }
};
