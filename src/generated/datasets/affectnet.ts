// Generated from schemas/datasets/affectnet.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * AffectNet in its original layout: csv lists with subDirectory_filePath, expression, valence and arousal, beside the folder of images.
 */
export interface AffectNetOptions {
  /**
   * Picks affectnet.
   */
  type: 'affectnet';
  /**
   * Folder that holds the lists and the images.
   */
  root: string;
  /**
   * The lists, below root. Their header line may be missing.
   */
  files: {
    /**
     * List of the training images.
     */
    train: string;
    /**
     * List of the validation images.
     */
    validation: string;
    /**
     * List of test images, if you keep some apart.
     */
    test?: string;
  };
  /**
   * Folder of the images, below root.
   */
  images: string;
  /**
   * Label space of the classes: the built-in one, or one of the page's own.
   */
  expression: string;
  /**
   * Classes that go by another name in that space, or by none: { Contempt: Other }. Those of the same name need no entry; one that the space does not have gives no label. The data set's names are Neutral, Happiness, Sadness, Surprise, Fear, Disgust, Anger, Contempt.
   */
  classes: {
    [k: string]: string;
  };
  /**
   * Share of rows of a file, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<AffectNetOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AffectNetOptions",
  "description": "AffectNet in its original layout: csv lists with subDirectory_filePath, expression, valence and arousal, beside the folder of images.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root"
  ],
  "properties": {
    "type": {
      "const": "affectnet",
      "description": "Picks affectnet."
    },
    "root": {
      "description": "Folder that holds the lists and the images.",
      "x-path": true,
      "type": "string"
    },
    "files": {
      "description": "The lists, below root. Their header line may be missing.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "train",
        "validation"
      ],
      "properties": {
        "train": {
          "description": "List of the training images.",
          "x-path": true,
          "type": "string"
        },
        "validation": {
          "description": "List of the validation images.",
          "x-path": true,
          "type": "string"
        },
        "test": {
          "description": "List of test images, if you keep some apart.",
          "x-path": true,
          "type": "string"
        }
      },
      "default": {
        "train": "Manually_Annotated_file_lists/training.csv",
        "validation": "Manually_Annotated_file_lists/validation.csv"
      }
    },
    "images": {
      "description": "Folder of the images, below root.",
      "x-path": true,
      "type": "string",
      "default": "Manually_Annotated_Images"
    },
    "expression": {
      "description": "Label space of the classes: the built-in one, or one of the page's own.",
      "type": "string",
      "default": "expression"
    },
    "classes": {
      "description": "Classes that go by another name in that space, or by none: { Contempt: Other }. Those of the same name need no entry; one that the space does not have gives no label. The data set's names are Neutral, Happiness, Sadness, Surprise, Fear, Disgust, Anger, Contempt.",
      "type": "object",
      "additionalProperties": {
        "type": "string"
      },
      "default": {}
    },
    "tolerance": {
      "description": "Share of rows of a file, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
