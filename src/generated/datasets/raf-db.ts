// Generated from schemas/datasets/raf-db.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * The basic expressions of RAF-DB: EmoLabel/list_patition_label.txt and the folder of aligned images.
 */
export interface RafDbOptions {
  /**
   * Selects raf-db.
   */
  type: 'raf-db';
  /**
   * Folder that contains EmoLabel and Image.
   */
  root: string;
  /**
   * The list, below root, with an image's name and its class, 1 to 7, on each line.
   */
  file: string;
  /**
   * Folder of the images, below root.
   */
  images: string;
  /**
   * Suffix of the image files after the name in the list: train_00001.jpg is the file train_00001_aligned.jpg. Empty for Image/original.
   */
  suffix: string;
  /**
   * The split of images named test_: RAF-DB has only two parts, and a run needs validation rows.
   */
  test: 'validation' | 'test';
  /**
   * Label space of the classes: the built-in one, or one that the page defines.
   */
  expression: string;
  /**
   * Classes with another name in that space, or none: { Neutral: none }. Classes with the same name need no entry; one that is not in the space gives no label. The data set's names are Surprise, Fear, Disgust, Happiness, Sadness, Anger, Neutral.
   */
  classes: {
    [k: string]: string;
  };
  /**
   * Fraction of the rows of a file, and of the images of a split, that may be bad before the run stops. Bad rows are reported by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<RafDbOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "RafDbOptions",
  "description": "The basic expressions of RAF-DB: EmoLabel/list_patition_label.txt and the folder of aligned images.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root"
  ],
  "properties": {
    "type": {
      "const": "raf-db",
      "description": "Selects raf-db."
    },
    "root": {
      "description": "Folder that contains EmoLabel and Image.",
      "x-path": true,
      "type": "string"
    },
    "file": {
      "description": "The list, below root, with an image's name and its class, 1 to 7, on each line.",
      "x-path": true,
      "type": "string",
      "default": "EmoLabel/list_patition_label.txt"
    },
    "images": {
      "description": "Folder of the images, below root.",
      "x-path": true,
      "type": "string",
      "default": "Image/aligned"
    },
    "suffix": {
      "description": "Suffix of the image files after the name in the list: train_00001.jpg is the file train_00001_aligned.jpg. Empty for Image/original.",
      "type": "string",
      "default": "_aligned"
    },
    "test": {
      "description": "The split of images named test_: RAF-DB has only two parts, and a run needs validation rows.",
      "enum": [
        "validation",
        "test"
      ],
      "default": "validation"
    },
    "expression": {
      "description": "Label space of the classes: the built-in one, or one that the page defines.",
      "type": "string",
      "default": "expression"
    },
    "classes": {
      "description": "Classes with another name in that space, or none: { Neutral: none }. Classes with the same name need no entry; one that is not in the space gives no label. The data set's names are Surprise, Fear, Disgust, Happiness, Sadness, Anger, Neutral.",
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
