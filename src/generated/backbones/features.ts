// Generated from schemas/backbones/features.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Vectors from a file instead of a network: one row of numbers for each row of the data set, found by its key.
 */
export interface FeaturesOptions {
  /**
   * Vectors from a file; no image is read.
   */
  type: 'features';
  /**
   * Path of the vectors: .npy, .npz, .safetensors, .csv or .jsonl.
   */
  file: string;
  /**
   * Numbers in each vector.
   */
  width: number;
  /**
   * The keys of the rows: the column of a .csv, the field of a .jsonl, the array of strings in an .npz; for an .npy or a .safetensors, the path of a text file with one key per line. false, for a .csv or .jsonl: the row's line number, as with data.key false.
   */
  keys: string | false;
  /**
   * Where the numbers are: the field of a .jsonl, the array [rows, width] in an .npz or a .safetensors. A .csv uses the columns in columns; an .npy is the array.
   */
  values: string;
  /**
   * For a .csv: the columns with the numbers, in order. Absent: all except the key.
   *
   * @minItems 1
   */
  columns?: string[];
  /**
   * Subtracted from each number before dividing by std; an empty cell of a .csv counts as the mean. Absent: nothing is subtracted, and an empty cell is an error.
   *
   * @minItems 1
   */
  mean?: number[];
  /**
   * Divisor of each number. Absent: 1.
   *
   * @minItems 1
   */
  std?: number[];
}

export const schema: PartSchema<FeaturesOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "FeaturesOptions",
  "description": "Vectors from a file instead of a network: one row of numbers for each row of the data set, found by its key.",
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
      "pattern": "\\.(npy|npz|safetensors|csv|jsonl)$",
      "description": "Path of the vectors: .npy, .npz, .safetensors, .csv or .jsonl.",
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
      "description": "The keys of the rows: the column of a .csv, the field of a .jsonl, the array of strings in an .npz; for an .npy or a .safetensors, the path of a text file with one key per line. false, for a .csv or .jsonl: the row's line number, as with data.key false.",
      "anyOf": [
        {
          "type": "string"
        },
        {
          "const": false
        }
      ],
      "default": "image"
    },
    "values": {
      "type": "string",
      "default": "features",
      "description": "Where the numbers are: the field of a .jsonl, the array [rows, width] in an .npz or a .safetensors. A .csv uses the columns in columns; an .npy is the array."
    },
    "columns": {
      "description": "For a .csv: the columns with the numbers, in order. Absent: all except the key.",
      "type": "array",
      "items": {
        "type": "string"
      },
      "minItems": 1
    },
    "mean": {
      "description": "Subtracted from each number before dividing by std; an empty cell of a .csv counts as the mean. Absent: nothing is subtracted, and an empty cell is an error.",
      "type": "array",
      "items": {
        "type": "number"
      },
      "minItems": 1
    },
    "std": {
      "description": "Divisor of each number. Absent: 1.",
      "type": "array",
      "items": {
        "type": "number",
        "exclusiveMinimum": 0
      },
      "minItems": 1
    }
  }
};
