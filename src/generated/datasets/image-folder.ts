// Generated from schemas/datasets/image-folder.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A folder of images, sorted into a folder per class: photos/cat/1.jpg, or photos/train/cat/1.jpg.
 */
export interface ImageFolderOptions {
  /**
   * Selects image-folder.
   */
  type: 'image-folder';
  /**
   * Folder that contains the folders of the classes, or of the splits.
   */
  root: string;
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
   * The label space of the classes, usually defined in the page.
   */
  labels: string;
  /**
   * The folder of each split, below root, with the folders of the classes: { train: train, validation: val }. Absent: root contains the class folders, and split sets how rows are split. Set this or split.
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
   * Fractions for a random split within each class. Set this or folders.
   */
  split?: {
    /**
     * Fraction of the images for validation.
     */
    validation: number;
    /**
     * Fraction of the images for test. Absent: none.
     */
    test?: number;
    /**
     * folder: images in the same subfolder of their class (cat/felix/1.jpg) are never in two splits. Absent: each image is assigned separately.
     */
    by?: 'folder';
    /**
     * A different number gives a different split. Absent: 1. The seed of a run does not change the split.
     */
    seed?: number;
  };
  /**
   * The class of a folder with another name; none: its images are left out. { cats: cat, unsorted: none }
   */
  map: {
    [k: string]: string;
  };
  /**
   * Fraction of the images of a split that may be unreadable before the run stops.
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
      "description": "Selects image-folder."
    },
    "root": {
      "description": "Folder that contains the folders of the classes, or of the splits.",
      "x-path": true,
      "type": "string"
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
    "labels": {
      "description": "The label space of the classes, usually defined in the page.",
      "type": "string",
      "x-labels": true
    },
    "folders": {
      "description": "The folder of each split, below root, with the folders of the classes: { train: train, validation: val }. Absent: root contains the class folders, and split sets how rows are split. Set this or split.",
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
      "description": "Fractions for a random split within each class. Set this or folders.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "validation"
      ],
      "properties": {
        "validation": {
          "description": "Fraction of the images for validation.",
          "type": "number",
          "exclusiveMinimum": 0,
          "exclusiveMaximum": 1
        },
        "test": {
          "description": "Fraction of the images for test. Absent: none.",
          "type": "number",
          "minimum": 0,
          "exclusiveMaximum": 1
        },
        "by": {
          "description": "folder: images in the same subfolder of their class (cat/felix/1.jpg) are never in two splits. Absent: each image is assigned separately.",
          "const": "folder"
        },
        "seed": {
          "description": "A different number gives a different split. Absent: 1. The seed of a run does not change the split.",
          "type": "integer",
          "minimum": 0,
          "maximum": 4294967295
        }
      }
    },
    "map": {
      "description": "The class of a folder with another name; none: its images are left out. { cats: cat, unsorted: none }",
      "type": "object",
      "additionalProperties": {
        "type": "string"
      },
      "default": {}
    },
    "tolerance": {
      "description": "Fraction of the images of a split that may be unreadable before the run stops.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
