// Generated from schemas/losses/ccc.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * One minus the concordance correlation coefficient over the rows of the batch, summed over the values: 2 - CCC_v - CCC_a (Nguyen et al. 2022, eq. 12-13).
 */
export interface CccOptions {
  /**
   * Selects ccc.
   */
  type: 'ccc';
  /**
   * What the coefficient covers, in a stage that trains on windows. batch: all frames; windows: the frames of each window, then the mean over windows; window-means: the mean predictions and labels of windows. Absent: batch.
   */
  over?: 'batch' | 'windows' | 'window-means';
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
      "description": "Selects ccc."
    },
    "over": {
      "description": "What the coefficient covers, in a stage that trains on windows. batch: all frames; windows: the frames of each window, then the mean over windows; window-means: the mean predictions and labels of windows. Absent: batch.",
      "type": "string",
      "enum": [
        "batch",
        "windows",
        "window-means"
      ]
    }
  }
};
