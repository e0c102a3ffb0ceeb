// Generated from schemas/metrics/mae.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Mean absolute error, in the unit of the labels; less is better.
 */
export interface MaeOptions {
  /**
   * Picks mae.
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
  "description": "Mean absolute error, in the unit of the labels; less is better.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "mae",
      "description": "Picks mae."
    },
    "node": {
      "description": "Node to score.",
      "type": "string",
      "x-node": true
    }
  }
};
