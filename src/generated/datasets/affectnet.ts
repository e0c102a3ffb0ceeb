// Generated from schemas/datasets/affectnet.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * AffectNet in its original layout: csv lists with subDirectory_filePath, expression, valence and arousal, and the folder of images.
 */
export interface AffectNetOptions {
  /**
   * Selects affectnet.
   */
  type: 'affectnet';
  /**
   * Folder that contains the lists and the images.
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
     * List of test images, if you hold some out.
     */
    test?: string;
  };
  /**
   * Folder of the images, below root.
   */
  images: string;
  /**
   * Label space of the classes: the built-in one, or one that the page defines.
   */
  expression: string;
  /**
   * Classes with another name in that space, or none: { Contempt: Other }. Classes with the same name need no entry; one that is not in the space gives no label. The data set's names are Neutral, Happiness, Sadness, Surprise, Fear, Disgust, Anger, Contempt.
   */
  classes: {
    [k: string]: string;
  };
  /**
   * Fraction of the rows of a file, and of the images of a split, that may be bad before the run stops. Bad rows are reported by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<AffectNetOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AffectNetOptions",
  "description": "AffectNet in its original layout: csv lists with subDirectory_filePath, expression, valence and arousal, and the folder of images.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root"
  ],
  "properties": {
    "type": {
      "const": "affectnet",
      "description": "Selects affectnet."
    },
    "root": {
      "description": "Folder that contains the lists and the images.",
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
          "description": "List of test images, if you hold some out.",
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
      "description": "Label space of the classes: the built-in one, or one that the page defines.",
      "type": "string",
      "default": "expression"
    },
    "classes": {
      "description": "Classes with another name in that space, or none: { Contempt: Other }. Classes with the same name need no entry; one that is not in the space gives no label. The data set's names are Neutral, Happiness, Sadness, Surprise, Fear, Disgust, Anger, Contempt.",
      "type": "object",
      "additionalProperties": {
        "type": "string"
      },
      "default": {}
    },
    "tolerance": {
      "description": "Fraction of the rows of a file, and of the images of a split, that may be bad before the run stops. Bad rows are reported by file and line.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
