// Generated from schemas/schedules/step.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * The learning rate is multiplied by a factor every few epochs.
 */
export interface StepOptions {
  /**
   * Selects step.
   */
  type: 'step';
  /**
   * Epochs between two drops.
   */
  every: number;
  /**
   * Factor of each drop.
   */
  factor: number;
}

export const schema: PartSchema<StepOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "StepOptions",
  "description": "The learning rate is multiplied by a factor every few epochs.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "step",
      "description": "Selects step."
    },
    "every": {
      "description": "Epochs between two drops.",
      "type": "integer",
      "minimum": 1,
      "x-unit": "epochs",
      "default": 30
    },
    "factor": {
      "description": "Factor of each drop.",
      "type": "number",
      "exclusiveMinimum": 0,
      "maximum": 1,
      "default": 0.1
    }
  }
};
