// Generated from schemas/metrics/r2.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Coefficient of determination: the fraction of the labels' variance that is predicted; below 0 if their mean would predict better.
 */
export interface R2Options {
  /**
   * Selects r2.
   */
  type: 'r2';
  /**
   * Node to score.
   */
  node: string;
}

export const schema: PartSchema<R2Options> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "R2Options",
  "description": "Coefficient of determination: the fraction of the labels' variance that is predicted; below 0 if their mean would predict better.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "r2",
      "description": "Selects r2."
    },
    "node": {
      "description": "Node to score.",
      "type": "string",
      "x-node": true
    }
  }
};
