// Generated from schemas/balancers/gradnorm.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * Weights the losses so that the tasks train at similar rates, using the norms of their gradients (Chen et al. 2018).
 */
export interface GradnormOptions {
  /**
   * Selects gradnorm.
   */
  type: 'gradnorm';
  /**
   * How strongly tasks that train slowly are favored; 0: all gradients get the same norm.
   */
  alpha: number;
  /**
   * Learning rate of the weights.
   */
  rate: number;
  /**
   * The weights whose gradients are compared, as node/variable. Absent: all shared weights.
   *
   * @minItems 1
   */
  at?: string[];
}

export const schema: PartSchema<GradnormOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "GradnormOptions",
  "description": "Weights the losses so that the tasks train at similar rates, using the norms of their gradients (Chen et al. 2018).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "gradnorm",
      "description": "Selects gradnorm."
    },
    "alpha": {
      "description": "How strongly tasks that train slowly are favored; 0: all gradients get the same norm.",
      "type": "number",
      "minimum": 0,
      "default": 1.5
    },
    "rate": {
      "description": "Learning rate of the weights.",
      "type": "number",
      "exclusiveMinimum": 0,
      "default": 0.025
    },
    "at": {
      "description": "The weights whose gradients are compared, as node/variable. Absent: all shared weights.",
      "type": "array",
      "items": {
        "type": "string",
        "minLength": 1
      },
      "minItems": 1,
      "uniqueItems": true
    }
  }
};
