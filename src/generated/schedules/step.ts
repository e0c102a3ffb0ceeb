// Generated from schemas/schedules/step.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * The rate is multiplied by a factor every few epochs.
 */
export interface StepOptions {
  /**
   * Picks step.
   */
  type: 'step';
  /**
   * Epochs between two drops.
   */
  every: number;
  /**
   * What a drop multiplies the rate by.
   */
  factor: number;
}

export const schema: PartSchema<StepOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "StepOptions",
  "description": "The rate is multiplied by a factor every few epochs.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "step",
      "description": "Picks step."
    },
    "every": {
      "description": "Epochs between two drops.",
      "type": "integer",
      "minimum": 1,
      "x-unit": "epochs",
      "default": 30
    },
    "factor": {
      "description": "What a drop multiplies the rate by.",
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 1,
      "default": 0.1
    }
  }
};
