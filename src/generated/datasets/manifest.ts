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
   * Folder of the tables and images.
   */
  root: string;
  /**
   * Faces to draw, with a table of their attributes (attributes.csv: image, split, person, age, masculine, glasses), unless they exist already: each set of options in a folder of its own inside root, which must be inside the cache folder (${cache:NAME}). Absent: root holds the user's data.
   */
  synthetic?: {
    /**
     * The same seed draws the same files.
     */
    seed: number;
    /**
     * Rows whose split is train, 12 of a person.
     */
    train: number;
    /**
     * Rows whose split is validation, of other people.
     */
    validation: number;
    /**
     * Family of faces. The two share no person and differ in look.
     */
    style: 'demo' | 'pretrain';
    /**
     * That the table is written.
     */
    attributes: true;
  };
  /**
   * Terms of the data. The record of a run carries them.
   */
  terms?: {
    /**
     * The license, by its name or in a sentence: CC BY 4.0.
     */
    license: string;
    /**
     * Whether the images may be passed on. If not, reports omit them unless a run is given --images.
     */
    redistribute: boolean;
  };
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
   * Column that names the split of a row, with a single table; or shares, by which rows are split at random: { validation: 0.2, by: subject, stratify: mood }.
   */
  split:
    | string
    | {
        /**
         * Share of the rows for validation.
         */
        validation: number;
        /**
         * Share of the rows for test. Absent: none.
         */
        test?: number;
        /**
         * Column of the person, video or subject: rows that have the same are never in two splits. Absent: the group column, if there is one.
         */
        by?: string;
        /**
         * Column whose values should be about as frequent in every split.
         */
        stratify?: string;
        /**
         * Another number gives another split. Absent: 1. The seed of a run does not change the split.
         */
        seed?: number;
      };
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
   * Text before each path of the image column: a folder, such as train/.
   */
  prefix?: string;
  /**
   * Text after each path of the image column: the ending, where the column lacks it, such as .jpg.
   */
  suffix?: string;
  /**
   * Columns of a box to crop images to, in pixels of the image: left, top, width, height; or, with corners, left, top, right, bottom. A row without numbers there is seen whole. Images that are predicted on later have no table: crop them first.
   */
  box?: {
    /**
     * The four columns, in that order.
     *
     * @minItems 4
     * @maxItems 4
     */
    columns: string[];
    /**
     * True where the last two are the right and bottom edge, not width and height. Absent: false.
     */
    corners?: boolean;
    /**
     * What is added on each side, as a share of the box's width and height. Absent: 0.
     */
    margin?: number;
  };
  /**
   * Column of the row's name, which must be unique; absent: the image's path, with prefix and suffix. false, of rows without an image: the number of the row's line in the table, as in "2".
   */
  key?: string | false;
  /**
   * Column that says which track a row is a frame of: a video, or one person in it. Give it with position, for what goes over frames.
   */
  sequence?: string;
  /**
   * Column with the number of the frame in its sequence, a whole number.
   */
  position?: string;
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
       * For classes: the column that names the class. For several labels in one cell: the column of tags or numbers, as a JSON array or with a separator.
       */
      column?: string;
      /**
       * For several labels: one column per name of the label space, in its order; 0 or 1 (or true, false, yes, no) for multi-label, numbers for continuous ones.
       *
       * @minItems 1
       */
      columns?: string[];
      /**
       * What values mean, where they are not what the label space has: a class or tag, 0 or 1, a number, or none for no label (of a tag: that it is ignored). { sad: Sadness, unsure: none } or { -1: 0 }.
       */
      map?: {
        [k: string]: string | number | boolean;
      };
      /**
       * What separates tags or numbers in a cell, such as "|" or " ". Absent: a cell has one, or is a JSON array.
       */
      separator?: string;
      /**
       * For a column of tags: cells that mean that no tag applies, such as "" or no finding.
       */
      none?: (string | number | boolean)[];
      /**
       * Cells that mean that there is no label, beside an empty one and those of data.missing.
       */
      missing?: (string | number | boolean)[];
    };
  };
  /**
   * Values that mean that there is no label, besides an empty field. Numbers are compared as numbers: 0 is also 0.0.
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
      "description": "Folder of the tables and images.",
      "x-path": true,
      "type": "string"
    },
    "synthetic": {
      "description": "Faces to draw, with a table of their attributes (attributes.csv: image, split, person, age, masculine, glasses), unless they exist already: each set of options in a folder of its own inside root, which must be inside the cache folder (${cache:NAME}). Absent: root holds the user's data.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "train",
        "validation"
      ],
      "properties": {
        "seed": {
          "description": "The same seed draws the same files.",
          "type": "integer",
          "minimum": 0,
          "default": 1
        },
        "train": {
          "description": "Rows whose split is train, 12 of a person.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "rows"
        },
        "validation": {
          "description": "Rows whose split is validation, of other people.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "rows"
        },
        "style": {
          "description": "Family of faces. The two share no person and differ in look.",
          "type": "string",
          "enum": [
            "demo",
            "pretrain"
          ],
          "default": "demo"
        },
        "attributes": {
          "description": "That the table is written.",
          "const": true,
          "default": true
        }
      }
    },
    "terms": {
      "description": "Terms of the data. The record of a run carries them.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "license"
      ],
      "properties": {
        "license": {
          "description": "The license, by its name or in a sentence: CC BY 4.0.",
          "type": "string",
          "minLength": 1
        },
        "redistribute": {
          "description": "Whether the images may be passed on. If not, reports omit them unless a run is given --images.",
          "type": "boolean",
          "default": true
        }
      }
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
      "description": "Column that names the split of a row, with a single table; or shares, by which rows are split at random: { validation: 0.2, by: subject, stratify: mood }.",
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "validation"
          ],
          "properties": {
            "validation": {
              "description": "Share of the rows for validation.",
              "type": "number",
              "exclusiveMinimum": 0,
              "exclusiveMaximum": 1
            },
            "test": {
              "description": "Share of the rows for test. Absent: none.",
              "type": "number",
              "minimum": 0,
              "exclusiveMaximum": 1
            },
            "by": {
              "description": "Column of the person, video or subject: rows that have the same are never in two splits. Absent: the group column, if there is one.",
              "type": "string"
            },
            "stratify": {
              "description": "Column whose values should be about as frequent in every split.",
              "type": "string"
            },
            "seed": {
              "description": "Another number gives another split. Absent: 1. The seed of a run does not change the split.",
              "type": "integer",
              "minimum": 0,
              "maximum": 4294967295
            }
          }
        }
      ],
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
    "prefix": {
      "description": "Text before each path of the image column: a folder, such as train/.",
      "type": "string"
    },
    "suffix": {
      "description": "Text after each path of the image column: the ending, where the column lacks it, such as .jpg.",
      "type": "string"
    },
    "box": {
      "description": "Columns of a box to crop images to, in pixels of the image: left, top, width, height; or, with corners, left, top, right, bottom. A row without numbers there is seen whole. Images that are predicted on later have no table: crop them first.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "columns"
      ],
      "properties": {
        "columns": {
          "description": "The four columns, in that order.",
          "type": "array",
          "items": {
            "type": "string"
          },
          "minItems": 4,
          "maxItems": 4
        },
        "corners": {
          "description": "True where the last two are the right and bottom edge, not width and height. Absent: false.",
          "type": "boolean"
        },
        "margin": {
          "description": "What is added on each side, as a share of the box's width and height. Absent: 0.",
          "type": "number",
          "minimum": 0,
          "maximum": 2
        }
      }
    },
    "key": {
      "description": "Column of the row's name, which must be unique; absent: the image's path, with prefix and suffix. false, of rows without an image: the number of the row's line in the table, as in \"2\".",
      "anyOf": [
        {
          "type": "string"
        },
        {
          "const": false
        }
      ]
    },
    "sequence": {
      "description": "Column that says which track a row is a frame of: a video, or one person in it. Give it with position, for what goes over frames.",
      "type": "string"
    },
    "position": {
      "description": "Column with the number of the frame in its sequence, a whole number.",
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
            "description": "For classes: the column that names the class. For several labels in one cell: the column of tags or numbers, as a JSON array or with a separator.",
            "type": "string"
          },
          "columns": {
            "description": "For several labels: one column per name of the label space, in its order; 0 or 1 (or true, false, yes, no) for multi-label, numbers for continuous ones.",
            "type": "array",
            "items": {
              "type": "string"
            },
            "minItems": 1
          },
          "map": {
            "description": "What values mean, where they are not what the label space has: a class or tag, 0 or 1, a number, or none for no label (of a tag: that it is ignored). { sad: Sadness, unsure: none } or { -1: 0 }.",
            "type": "object",
            "additionalProperties": {
              "type": [
                "string",
                "number",
                "boolean"
              ]
            }
          },
          "separator": {
            "description": "What separates tags or numbers in a cell, such as \"|\" or \" \". Absent: a cell has one, or is a JSON array.",
            "type": "string",
            "minLength": 1
          },
          "none": {
            "description": "For a column of tags: cells that mean that no tag applies, such as \"\" or no finding.",
            "type": "array",
            "items": {
              "type": [
                "string",
                "number",
                "boolean"
              ]
            }
          },
          "missing": {
            "description": "Cells that mean that there is no label, beside an empty one and those of data.missing.",
            "type": "array",
            "items": {
              "type": [
                "string",
                "number",
                "boolean"
              ]
            }
          }
        }
      }
    },
    "missing": {
      "description": "Values that mean that there is no label, besides an empty field. Numbers are compared as numbers: 0 is also 0.0.",
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
