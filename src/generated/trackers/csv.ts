// Generated from schemas/trackers/csv.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A table in the run's folder with a line per epoch, for a spreadsheet, pandas or R.
 */
export interface CsvOptions {
  /**
   * Selects csv.
   */
  type: 'csv';
  /**
   * Name of the file in the run's folder.
   */
  file: string;
}

export const schema: PartSchema<CsvOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "CsvOptions",
  "description": "A table in the run's folder with a line per epoch, for a spreadsheet, pandas or R.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "csv",
      "description": "Selects csv."
    },
    "file": {
      "description": "Name of the file in the run's folder.",
      "type": "string",
      "pattern": "^[A-Za-z0-9_][A-Za-z0-9._-]*$",
      "x-form": "epochs.csv",
      "default": "epochs.csv"
    }
  }
};
