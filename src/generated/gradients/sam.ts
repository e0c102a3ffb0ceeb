// Generated from schemas/gradients/sam.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Sharpness-aware minimization: the gradient at the worst weights nearby (Foret et al. 2021).
 */
export interface SamOptions {
  /**
   * Selects sam.
   */
  type: 'sam';
  /**
   * Radius of the neighborhood searched for the worst weights.
   */
  rho: number;
  /**
   * Scale the neighborhood by the size of each weight (ASAM, Kwon et al. 2021).
   */
  adaptive: boolean;
  /**
   * How often a step updates the running statistics of batch norm. twice: in both passes, as in the code of Nguyen et al. 2022.
   */
  statistics: 'once' | 'twice';
}

export const schema: PartSchema<SamOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "SamOptions",
  "description": "Sharpness-aware minimization: the gradient at the worst weights nearby (Foret et al. 2021).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "sam",
      "description": "Selects sam."
    },
    "rho": {
      "description": "Radius of the neighborhood searched for the worst weights.",
      "type": "number",
      "minimum": 0,
      "default": 0.05
    },
    "adaptive": {
      "description": "Scale the neighborhood by the size of each weight (ASAM, Kwon et al. 2021).",
      "type": "boolean",
      "default": false
    },
    "statistics": {
      "description": "How often a step updates the running statistics of batch norm. twice: in both passes, as in the code of Nguyen et al. 2022.",
      "type": "string",
      "enum": [
        "once",
        "twice"
      ],
      "default": "once"
    }
  }
};
