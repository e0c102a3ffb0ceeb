// Generated from schemas/backbones/features.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Vectors that you bring instead of a network: one row of numbers for each image key of the data set.
 */
export interface FeaturesOptions {
  /**
   * Vectors from a file; no image is read.
   */
  type: 'features';
  /**
   * Path of the vectors: .npy, .npz, .csv or .jsonl.
   */
  file: string;
  /**
   * Numbers in each vector.
   */
  width: number;
  /**
   * What names the rows: the column of a .csv, the field of a .jsonl, the array of strings in an .npz; for an .npy, the path of a text file with one key per line.
   */
  keys: string;
  /**
   * What holds the numbers: the field of a .jsonl, the array [rows, width] in an .npz. A .csv's are all columns but the key, in their order; an .npy is the array.
   */
  values: string;
}

export const schema: PartSchema<FeaturesOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "FeaturesOptions",
  "description": "Vectors that you bring instead of a network: one row of numbers for each image key of the data set.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "file",
    "width"
  ],
  "properties": {
    "type": {
      "const": "features",
      "description": "Vectors from a file; no image is read."
    },
    "file": {
      "type": "string",
      "pattern": "\\.(npy|npz|csv|jsonl)$",
      "description": "Path of the vectors: .npy, .npz, .csv or .jsonl.",
      "x-path": true,
      "examples": [
        "vectors.npy"
      ]
    },
    "width": {
      "type": "integer",
      "minimum": 1,
      "x-unit": "numbers",
      "description": "Numbers in each vector."
    },
    "keys": {
      "type": "string",
      "default": "image",
      "description": "What names the rows: the column of a .csv, the field of a .jsonl, the array of strings in an .npz; for an .npy, the path of a text file with one key per line."
    },
    "values": {
      "type": "string",
      "default": "features",
      "description": "What holds the numbers: the field of a .jsonl, the array [rows, width] in an .npz. A .csv's are all columns but the key, in their order; an .npy is the array."
    }
  }
};
