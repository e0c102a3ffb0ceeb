// Generated from schemas/losses/huber.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Squared error near the label and absolute error far from it, so that outliers count less.
 */
export interface HuberOptions {
  /**
   * Selects huber.
   */
  type: 'huber';
  /**
   * Distance from the label at which the squared error becomes an absolute one, on the scale used in training: [-1, 1] for a label space with a range, standard deviations for one with standardize.
   */
  delta: number;
}

export const schema: PartSchema<HuberOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "HuberOptions",
  "description": "Squared error near the label and absolute error far from it, so that outliers count less.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "huber",
      "description": "Selects huber."
    },
    "delta": {
      "description": "Distance from the label at which the squared error becomes an absolute one, on the scale used in training: [-1, 1] for a label space with a range, standard deviations for one with standardize.",
      "type": "number",
      "exclusiveMinimum": 0,
      "default": 1
    }
  }
};
