// Generated from schemas/balancers/famo.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * Weights the losses so that all decrease at the same relative rate, using only their history (Liu et al. 2023).
 */
export interface FamoOptions {
  /**
   * Selects famo.
   */
  type: 'famo';
  /**
   * Learning rate of the weights' logits, for Adam.
   */
  rate: number;
  /**
   * Pulls the logits towards 0, that is towards equal weights: the paper's gamma, an L2 decay.
   */
  decay: number;
}

export const schema: PartSchema<FamoOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "FamoOptions",
  "description": "Weights the losses so that all decrease at the same relative rate, using only their history (Liu et al. 2023).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "famo",
      "description": "Selects famo."
    },
    "rate": {
      "description": "Learning rate of the weights' logits, for Adam.",
      "type": "number",
      "exclusiveMinimum": 0,
      "default": 0.025
    },
    "decay": {
      "description": "Pulls the logits towards 0, that is towards equal weights: the paper's gamma, an L2 decay.",
      "type": "number",
      "minimum": 0,
      "default": 0.001
    }
  }
};
