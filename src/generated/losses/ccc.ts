// Generated from schemas/losses/ccc.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * One minus the concordance correlation coefficient over the rows of the batch, summed over the values: 2 - CCC_v - CCC_a (Nguyen et al. 2022, eq. 12-13).
 */
export interface CccOptions {
  /**
   * Picks ccc.
   */
  type: 'ccc';
}

export const schema: PartSchema<CccOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "CccOptions",
  "description": "One minus the concordance correlation coefficient over the rows of the batch, summed over the values: 2 - CCC_v - CCC_a (Nguyen et al. 2022, eq. 12-13).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "ccc",
      "description": "Picks ccc."
    }
  }
};
