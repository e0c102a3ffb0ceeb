// Generated from schemas/backbones/features.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Vectors that you bring instead of a network: one row of numbers for each row of the data set, by its key.
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
   * Name of the rows: the column of a .csv, the field of a .jsonl, the array of strings in an .npz; for an .npy or a .safetensors, the path of a text file with one key per line. false, of a .csv or .jsonl: the number of the row's line, as data.key false has it.
   */
  keys: string | false;
  /**
   * What holds the numbers: the field of a .jsonl, the array [rows, width] in an .npz or a .safetensors. A .csv's are the columns in columns; an .npy is the array.
   */
  values: string;
  /**
   * Of a .csv: the columns that hold the numbers, in their order. Absent: all but the key.
   *
   * @minItems 1
   */
  columns?: string[];
  /**
   * Subtracted from each number, before std divides it; an empty cell of a .csv counts as the mean. Absent: nothing is, and an empty cell is an error.
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
  "description": "Vectors that you bring instead of a network: one row of numbers for each row of the data set, by its key.",
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
      "description": "Name of the rows: the column of a .csv, the field of a .jsonl, the array of strings in an .npz; for an .npy or a .safetensors, the path of a text file with one key per line. false, of a .csv or .jsonl: the number of the row's line, as data.key false has it.",
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
      "description": "What holds the numbers: the field of a .jsonl, the array [rows, width] in an .npz or a .safetensors. A .csv's are the columns in columns; an .npy is the array."
    },
    "columns": {
      "description": "Of a .csv: the columns that hold the numbers, in their order. Absent: all but the key.",
      "type": "array",
      "items": {
        "type": "string"
      },
      "minItems": 1
    },
    "mean": {
      "description": "Subtracted from each number, before std divides it; an empty cell of a .csv counts as the mean. Absent: nothing is, and an empty cell is an error.",
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
