// Generated from schemas/metrics/mae.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Mean absolute error, in the unit of the labels; lower is better.
 */
export interface MaeOptions {
  /**
   * Selects mae.
   */
  type: 'mae';
  /**
   * Node to score.
   */
  node: string;
}

export const schema: PartSchema<MaeOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "MaeOptions",
  "description": "Mean absolute error, in the unit of the labels; lower is better.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "mae",
      "description": "Selects mae."
    },
    "node": {
      "description": "Node to score.",
      "type": "string",
      "x-node": true
    }
  }
};
