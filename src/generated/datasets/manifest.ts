// Generated from schemas/datasets/manifest.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A folder of images and a table of their labels (csv, tsv or jsonl), its columns mapped to label spaces.
 */
export interface ManifestOptions {
  /**
   * Selects manifest.
   */
  type: 'manifest';
  /**
   * Folder of the tables and images.
   */
  root: string;
  /**
   * Faces to draw, with a table of their attributes (attributes.csv: image, split, person, age, masculine, glasses). They are generated unless they already exist, each set of options in its own folder inside root, which must be inside the cache folder (${cache:NAME}). Absent: root contains the user's data.
   */
  synthetic?: {
    /**
     * The same seed draws the same files.
     */
    seed: number;
    /**
     * Number of training rows, 12 per person.
     */
    train: number;
    /**
     * Number of validation rows, which show other people.
     */
    validation: number;
    /**
     * Style of the faces. The two styles share no person and look different.
     */
    style: 'demo' | 'pretrain';
    /**
     * Whether to write the table.
     */
    attributes: true;
  };
  /**
   * Terms of the data, which are copied to a run's record.
   */
  terms?: {
    /**
     * The license, as a name or a sentence: CC BY 4.0.
     */
    license: string;
    /**
     * Whether the images may be redistributed. If not, reports omit them without --images.
     */
    redistribute: boolean;
  };
  /**
   * One table with a column for the split. Set this or files.
   */
  file?: string;
  /**
   * One table per split. Set this or file.
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
   * Column of the split, for a single table; or fractions for a random split: { validation: 0.2, by: subject, stratify: mood }.
   */
  split:
    | string
    | {
        /**
         * Fraction of the rows for validation.
         */
        validation: number;
        /**
         * Fraction of the rows for test. Absent: none.
         */
        test?: number;
        /**
         * Column of the person, video or subject: rows with the same value are never in two splits. Absent: the group column, if there is one.
         */
        by?: string;
        /**
         * Column whose values should be about as frequent in every split.
         */
        stratify?: string;
        /**
         * A different number gives a different split. Absent: 1. The seed of a run does not change the split.
         */
        seed?: number;
      };
  /**
   * The splits for values other than train, validation and test: { training: train }. Rows with a value mapped to none are left out.
   */
  splits: {
    [k: string]: 'train' | 'validation' | 'test' | 'none';
  };
  /**
   * Column of the image's path, below images or absolute; false if rows have no image and the backbone reads vectors by key.
   */
  image: string | false;
  /**
   * Folder of the images, below root.
   */
  images: string;
  /**
   * Prefix added to each path in the image column: a folder, such as train/.
   */
  prefix?: string;
  /**
   * Suffix added to each path in the image column: the file extension, such as .jpg, if the column lacks it.
   */
  suffix?: string;
  /**
   * Columns of a box to crop images to, in pixels: left, top, width, height; or, with corners, left, top, right, bottom. Images of rows without these numbers are used whole. Images for later predictions have no table: crop them first.
   */
  box?: {
    /**
     * The four columns, in this order.
     *
     * @minItems 4
     * @maxItems 4
     */
    columns: string[];
    /**
     * True if the last two are the right and bottom edge instead of width and height. Absent: false.
     */
    corners?: boolean;
    /**
     * Margin added on each side, as a fraction of the box's width and height. Absent: 0.
     */
    margin?: number;
  };
  /**
   * Column of the row's unique key; absent: the image's path, with prefix and suffix. false, for rows without an image: the row's line number in the table, such as "2".
   */
  key?: string | false;
  /**
   * Column of the sequence that a row is a frame of: a video, or one person in it. Required, with position, by everything that reads several frames.
   */
  sequence?: string;
  /**
   * Column of the frame's number in its sequence, an integer.
   */
  position?: string;
  /**
   * Column of the person or the video, which should not be in two splits; `zoo data check` checks this.
   */
  group?: string;
  /**
   * The columns of the labels, by label space.
   */
  labels: {
    /**
     * The columns of one label space.
     */
    [k: string]: {
      /**
       * For classes: the column of the class. For several labels in one cell: the column of tags or numbers, as a JSON array or with a separator.
       */
      column?: string;
      /**
       * For several labels: one column per name of the label space, in its order, with 0 or 1 (or true, false, yes, no) for multi-label and numbers for continuous labels.
       *
       * @minItems 1
       */
      columns?: string[];
      /**
       * Labels for values that are not in the label space: a class or tag, 0 or 1, a number, or none for no label (tags with none are ignored). { sad: Sadness, unsure: none } or { -1: 0 }.
       */
      map?: {
        [k: string]: string | number | boolean;
      };
      /**
       * Separator of tags or numbers in a cell, such as "|" or " ". Absent: a cell has a single value, or is a JSON array.
       */
      separator?: string;
      /**
       * For a column of tags: values that mean that no tag applies, such as "" or no finding.
       */
      none?: (string | number | boolean)[];
      /**
       * Values that mean that there is no label, in addition to an empty cell and data.missing.
       */
      missing?: (string | number | boolean)[];
    };
  };
  /**
   * Values that mean that there is no label, in addition to an empty cell. Numbers are compared as numbers: 0 is also 0.0.
   */
  missing: (string | number)[];
  /**
   * Fraction of the rows of a table, and of the images of a split, that may be bad before the run stops. Bad rows are reported by file and line.
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
      "description": "Selects manifest."
    },
    "root": {
      "description": "Folder of the tables and images.",
      "x-path": true,
      "type": "string"
    },
    "synthetic": {
      "description": "Faces to draw, with a table of their attributes (attributes.csv: image, split, person, age, masculine, glasses). They are generated unless they already exist, each set of options in its own folder inside root, which must be inside the cache folder (${cache:NAME}). Absent: root contains the user's data.",
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
          "description": "Number of training rows, 12 per person.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "rows"
        },
        "validation": {
          "description": "Number of validation rows, which show other people.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "rows"
        },
        "style": {
          "description": "Style of the faces. The two styles share no person and look different.",
          "type": "string",
          "enum": [
            "demo",
            "pretrain"
          ],
          "default": "demo"
        },
        "attributes": {
          "description": "Whether to write the table.",
          "const": true,
          "default": true
        }
      }
    },
    "terms": {
      "description": "Terms of the data, which are copied to a run's record.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "license"
      ],
      "properties": {
        "license": {
          "description": "The license, as a name or a sentence: CC BY 4.0.",
          "type": "string",
          "minLength": 1
        },
        "redistribute": {
          "description": "Whether the images may be redistributed. If not, reports omit them without --images.",
          "type": "boolean",
          "default": true
        }
      }
    },
    "file": {
      "description": "One table with a column for the split. Set this or files.",
      "x-path": true,
      "type": "string"
    },
    "files": {
      "description": "One table per split. Set this or file.",
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
      "description": "Column of the split, for a single table; or fractions for a random split: { validation: 0.2, by: subject, stratify: mood }.",
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
              "description": "Fraction of the rows for validation.",
              "type": "number",
              "exclusiveMinimum": 0,
              "exclusiveMaximum": 1
            },
            "test": {
              "description": "Fraction of the rows for test. Absent: none.",
              "type": "number",
              "minimum": 0,
              "exclusiveMaximum": 1
            },
            "by": {
              "description": "Column of the person, video or subject: rows with the same value are never in two splits. Absent: the group column, if there is one.",
              "type": "string"
            },
            "stratify": {
              "description": "Column whose values should be about as frequent in every split.",
              "type": "string"
            },
            "seed": {
              "description": "A different number gives a different split. Absent: 1. The seed of a run does not change the split.",
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
      "description": "The splits for values other than train, validation and test: { training: train }. Rows with a value mapped to none are left out.",
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
      "description": "Column of the image's path, below images or absolute; false if rows have no image and the backbone reads vectors by key.",
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
      "description": "Prefix added to each path in the image column: a folder, such as train/.",
      "type": "string"
    },
    "suffix": {
      "description": "Suffix added to each path in the image column: the file extension, such as .jpg, if the column lacks it.",
      "type": "string"
    },
    "box": {
      "description": "Columns of a box to crop images to, in pixels: left, top, width, height; or, with corners, left, top, right, bottom. Images of rows without these numbers are used whole. Images for later predictions have no table: crop them first.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "columns"
      ],
      "properties": {
        "columns": {
          "description": "The four columns, in this order.",
          "type": "array",
          "items": {
            "type": "string"
          },
          "minItems": 4,
          "maxItems": 4
        },
        "corners": {
          "description": "True if the last two are the right and bottom edge instead of width and height. Absent: false.",
          "type": "boolean"
        },
        "margin": {
          "description": "Margin added on each side, as a fraction of the box's width and height. Absent: 0.",
          "type": "number",
          "minimum": 0,
          "maximum": 2
        }
      }
    },
    "key": {
      "description": "Column of the row's unique key; absent: the image's path, with prefix and suffix. false, for rows without an image: the row's line number in the table, such as \"2\".",
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
      "description": "Column of the sequence that a row is a frame of: a video, or one person in it. Required, with position, by everything that reads several frames.",
      "type": "string"
    },
    "position": {
      "description": "Column of the frame's number in its sequence, an integer.",
      "type": "string"
    },
    "group": {
      "description": "Column of the person or the video, which should not be in two splits; `zoo data check` checks this.",
      "type": "string"
    },
    "labels": {
      "description": "The columns of the labels, by label space.",
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
            "description": "For classes: the column of the class. For several labels in one cell: the column of tags or numbers, as a JSON array or with a separator.",
            "type": "string"
          },
          "columns": {
            "description": "For several labels: one column per name of the label space, in its order, with 0 or 1 (or true, false, yes, no) for multi-label and numbers for continuous labels.",
            "type": "array",
            "items": {
              "type": "string"
            },
            "minItems": 1
          },
          "map": {
            "description": "Labels for values that are not in the label space: a class or tag, 0 or 1, a number, or none for no label (tags with none are ignored). { sad: Sadness, unsure: none } or { -1: 0 }.",
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
            "description": "Separator of tags or numbers in a cell, such as \"|\" or \" \". Absent: a cell has a single value, or is a JSON array.",
            "type": "string",
            "minLength": 1
          },
          "none": {
            "description": "For a column of tags: values that mean that no tag applies, such as \"\" or no finding.",
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
            "description": "Values that mean that there is no label, in addition to an empty cell and data.missing.",
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
      "description": "Values that mean that there is no label, in addition to an empty cell. Numbers are compared as numbers: 0 is also 0.0.",
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
      "description": "Fraction of the rows of a table, and of the images of a split, that may be bad before the run stops. Bad rows are reported by file and line.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
