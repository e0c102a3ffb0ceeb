// Generated from schemas/balancers/famo.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * Weights the losses so that all fall at the same relative rate, from their history alone (Liu et al. 2023).
 */
export interface FamoOptions {
  /**
   * Picks famo.
   */
  type: 'famo';
  /**
   * Learning rate of the weights' logits, by Adam.
   */
  rate: number;
  /**
   * Pulls the logits to 0, that is to equal weights: the paper's gamma, a decay of L2 kind.
   */
  decay: number;
}

export const schema: PartSchema<FamoOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "FamoOptions",
  "description": "Weights the losses so that all fall at the same relative rate, from their history alone (Liu et al. 2023).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "famo",
      "description": "Picks famo."
    },
    "rate": {
      "description": "Learning rate of the weights' logits, by Adam.",
      "type": "number",
      "exclusiveMinimum": 0,
      "default": 0.025
    },
    "decay": {
      "description": "Pulls the logits to 0, that is to equal weights: the paper's gamma, a decay of L2 kind.",
      "type": "number",
      "minimum": 0,
      "default": 0.001
    }
  }
};
