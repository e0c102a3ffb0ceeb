// Generated from schemas/schedules/cosine.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * The learning rate rises linearly during warmup, then falls along half a cosine.
 */
export interface CosineOptions {
  /**
   * Selects cosine.
   */
  type: 'cosine';
  /**
   * Length of the linear rise from 0.
   */
  warmup: number;
  /**
   * Unit of warmup. A fraction of an epoch is rounded to the nearest whole step, halves up.
   */
  warmupUnit: 'epochs' | 'steps';
  /**
   * Fraction of the learning rate that remains at the end.
   */
  floor: number;
  /**
   * How often the learning rate changes.
   */
  per: 'step' | 'epoch';
}

export const schema: PartSchema<CosineOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "CosineOptions",
  "description": "The learning rate rises linearly during warmup, then falls along half a cosine.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "cosine",
      "description": "Selects cosine."
    },
    "warmup": {
      "description": "Length of the linear rise from 0.",
      "type": "number",
      "minimum": 0,
      "default": 0
    },
    "warmupUnit": {
      "description": "Unit of warmup. A fraction of an epoch is rounded to the nearest whole step, halves up.",
      "type": "string",
      "enum": [
        "epochs",
        "steps"
      ],
      "default": "epochs"
    },
    "floor": {
      "description": "Fraction of the learning rate that remains at the end.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0
    },
    "per": {
      "description": "How often the learning rate changes.",
      "type": "string",
      "enum": [
        "step",
        "epoch"
      ],
      "default": "step"
    }
  }
};
