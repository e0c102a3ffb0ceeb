// Generated from schemas/datasets/image-folder.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A folder of images, sorted into a folder per class: photos/cat/1.jpg, or photos/train/cat/1.jpg.
 */
export interface ImageFolderOptions {
  /**
   * Picks image-folder.
   */
  type: 'image-folder';
  /**
   * Folder that holds the folders of the classes, or those of the splits.
   */
  root: string;
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
   * The label space of the classes, one of the page's own as a rule.
   */
  labels: string;
  /**
   * The folder of each split, below root, which holds the folders of the classes: { train: train, validation: val }. Absent: root holds them itself, and split says how rows are split. Give this or split.
   */
  folders?: {
    /**
     * Folder of the training images.
     */
    train: string;
    /**
     * Folder of the validation images.
     */
    validation: string;
    /**
     * Folder of the test images.
     */
    test?: string;
  };
  /**
   * Shares by which rows are split at random, each class by itself. Give this or folders.
   */
  split?: {
    /**
     * Share of the images for validation.
     */
    validation: number;
    /**
     * Share of the images for test. Absent: none.
     */
    test?: number;
    /**
     * folder: images of one folder below that of their class (cat/felix/1.jpg) are never in two splits. Absent: each image by itself.
     */
    by?: 'folder';
    /**
     * Another number gives another split. Absent: 1. The seed of a run does not change the split.
     */
    seed?: number;
  };
  /**
   * The class of a folder, if it has another name than the class; none: its images are left out. { cats: cat, unsorted: none }
   */
  map: {
    [k: string]: string;
  };
  /**
   * Share of images of a split that may be unreadable before the run stops.
   */
  tolerance: number;
}

export const schema: PartSchema<ImageFolderOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ImageFolderOptions",
  "description": "A folder of images, sorted into a folder per class: photos/cat/1.jpg, or photos/train/cat/1.jpg.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root",
    "labels"
  ],
  "properties": {
    "type": {
      "const": "image-folder",
      "description": "Picks image-folder."
    },
    "root": {
      "description": "Folder that holds the folders of the classes, or those of the splits.",
      "x-path": true,
      "type": "string"
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
    "labels": {
      "description": "The label space of the classes, one of the page's own as a rule.",
      "type": "string",
      "x-labels": true
    },
    "folders": {
      "description": "The folder of each split, below root, which holds the folders of the classes: { train: train, validation: val }. Absent: root holds them itself, and split says how rows are split. Give this or split.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "train",
        "validation"
      ],
      "properties": {
        "train": {
          "description": "Folder of the training images.",
          "x-path": true,
          "type": "string"
        },
        "validation": {
          "description": "Folder of the validation images.",
          "x-path": true,
          "type": "string"
        },
        "test": {
          "description": "Folder of the test images.",
          "x-path": true,
          "type": "string"
        }
      }
    },
    "split": {
      "description": "Shares by which rows are split at random, each class by itself. Give this or folders.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "validation"
      ],
      "properties": {
        "validation": {
          "description": "Share of the images for validation.",
          "type": "number",
          "exclusiveMinimum": 0,
          "exclusiveMaximum": 1
        },
        "test": {
          "description": "Share of the images for test. Absent: none.",
          "type": "number",
          "minimum": 0,
          "exclusiveMaximum": 1
        },
        "by": {
          "description": "folder: images of one folder below that of their class (cat/felix/1.jpg) are never in two splits. Absent: each image by itself.",
          "const": "folder"
        },
        "seed": {
          "description": "Another number gives another split. Absent: 1. The seed of a run does not change the split.",
          "type": "integer",
          "minimum": 0,
          "maximum": 4294967295
        }
      }
    },
    "map": {
      "description": "The class of a folder, if it has another name than the class; none: its images are left out. { cats: cat, unsorted: none }",
      "type": "object",
      "additionalProperties": {
        "type": "string"
      },
      "default": {}
    },
    "tolerance": {
      "description": "Share of images of a split that may be unreadable before the run stops.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
