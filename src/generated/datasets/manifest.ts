// Generated from schemas/datasets/manifest.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A folder of images and a table of their labels (csv, tsv or jsonl), its columns mapped to label spaces.
 */
export interface ManifestOptions {
  /**
   * Picks manifest.
   */
  type: 'manifest';
  /**
   * Folder that the tables and the images lie in.
   */
  root: string;
  /**
   * One table with a column that names each row's split. Give this or files.
   */
  file?: string;
  /**
   * One table per split. Give this or file.
   */
  files?: {
    /**
     * Table of the training rows.
     */
    train: string;
    /**
     * Table of the validation rows.
     */
    validation: string;
    /**
     * Table of the test rows.
     */
    test?: string;
  };
  /**
   * Column that names the split of a row, where there is one table.
   */
  split: string;
  /**
   * What the split column's values mean, where they are not train, validation and test themselves: { training: train }. A value mapped to none leaves the row out.
   */
  splits: {
    [k: string]: 'train' | 'validation' | 'test' | 'none';
  };
  /**
   * Column of the image's path, below images or absolute; false where the rows have no image and the backbone reads vectors by key.
   */
  image: string | false;
  /**
   * Folder of the images, below root.
   */
  images: string;
  /**
   * Column of the row's name, which must be unique; absent: the image's path.
   */
  key?: string;
  /**
   * Column that names the person or the video, which should not be in two splits; `zoo data check` looks.
   */
  group?: string;
  /**
   * By label space, the columns that hold its labels.
   */
  labels: {
    /**
     * The columns of one label space.
     */
    [k: string]: {
      /**
       * For classes: the column that names the class.
       */
      column?: string;
      /**
       * For classes: what the column's values mean, where they are not the class names themselves: { sad: Sadness, 7: Other }.
       */
      map?: {
        [k: string]: string;
      };
      /**
       * For several answers: one column per name of the label space, in its order; 0 or 1 for multi-label, [-1, 1] for continuous ones.
       *
       * @minItems 1
       */
      columns?: string[];
    };
  };
  /**
   * Values that mean that there is no label, besides an empty field.
   */
  missing: (string | number)[];
  /**
   * Share of rows of a table, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<ManifestOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ManifestOptions",
  "description": "A folder of images and a table of their labels (csv, tsv or jsonl), its columns mapped to label spaces.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root",
    "labels"
  ],
  "properties": {
    "type": {
      "const": "manifest",
      "description": "Picks manifest."
    },
    "root": {
      "description": "Folder that the tables and the images lie in.",
      "x-path": true,
      "type": "string"
    },
    "file": {
      "description": "One table with a column that names each row's split. Give this or files.",
      "x-path": true,
      "type": "string"
    },
    "files": {
      "description": "One table per split. Give this or file.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "train",
        "validation"
      ],
      "properties": {
        "train": {
          "description": "Table of the training rows.",
          "x-path": true,
          "type": "string"
        },
        "validation": {
          "description": "Table of the validation rows.",
          "x-path": true,
          "type": "string"
        },
        "test": {
          "description": "Table of the test rows.",
          "x-path": true,
          "type": "string"
        }
      }
    },
    "split": {
      "description": "Column that names the split of a row, where there is one table.",
      "type": "string",
      "default": "split"
    },
    "splits": {
      "description": "What the split column's values mean, where they are not train, validation and test themselves: { training: train }. A value mapped to none leaves the row out.",
      "type": "object",
      "additionalProperties": {
        "enum": [
          "train",
          "validation",
          "test",
          "none"
        ]
      },
      "default": {}
    },
    "image": {
      "description": "Column of the image's path, below images or absolute; false where the rows have no image and the backbone reads vectors by key.",
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
    "images": {
      "description": "Folder of the images, below root.",
      "x-path": true,
      "type": "string",
      "default": "."
    },
    "key": {
      "description": "Column of the row's name, which must be unique; absent: the image's path.",
      "type": "string"
    },
    "group": {
      "description": "Column that names the person or the video, which should not be in two splits; `zoo data check` looks.",
      "type": "string"
    },
    "labels": {
      "description": "By label space, the columns that hold its labels.",
      "examples": [
        {
          "expression": {
            "column": "emotion"
          }
        }
      ],
      "type": "object",
      "minProperties": 1,
      "additionalProperties": {
        "description": "The columns of one label space.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "column": {
            "description": "For classes: the column that names the class.",
            "type": "string"
          },
          "map": {
            "description": "For classes: what the column's values mean, where they are not the class names themselves: { sad: Sadness, 7: Other }.",
            "type": "object",
            "additionalProperties": {
              "type": "string"
            }
          },
          "columns": {
            "description": "For several answers: one column per name of the label space, in its order; 0 or 1 for multi-label, [-1, 1] for continuous ones.",
            "type": "array",
            "items": {
              "type": "string"
            },
            "minItems": 1
          }
        }
      }
    },
    "missing": {
      "description": "Values that mean that there is no label, besides an empty field.",
      "type": "array",
      "items": {
        "type": [
          "string",
          "number"
        ]
      },
      "default": []
    },
    "tolerance": {
      "description": "Share of rows of a table, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
