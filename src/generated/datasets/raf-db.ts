// Generated from schemas/datasets/raf-db.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * RAF-DB, its part of basic expressions: EmoLabel/list_patition_label.txt beside the folder of aligned images.
 */
export interface RafDbOptions {
  /**
   * Picks raf-db.
   */
  type: 'raf-db';
  /**
   * Folder that holds EmoLabel and Image.
   */
  root: string;
  /**
   * The list, below root: an image's name and its class, 1 to 7, on each line.
   */
  file: string;
  /**
   * Folder of the images, below root.
   */
  images: string;
  /**
   * What the image files have after the name in the list: train_00001.jpg is the file train_00001_aligned.jpg. Empty for Image/original.
   */
  suffix: string;
  /**
   * What the images named test_ are: RAF-DB has two parts only, and a run needs rows to validate on.
   */
  test: 'validation' | 'test';
  /**
   * Label space of the classes: the built-in one, or one of the page's own.
   */
  expression: string;
  /**
   * Classes that go by another name in that space, or by none: { Neutral: none }. Those of the same name need no entry; one that the space does not have gives no label. The data set's names are Surprise, Fear, Disgust, Happiness, Sadness, Anger, Neutral.
   */
  classes: {
    [k: string]: string;
  };
  /**
   * Share of rows of a file, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<RafDbOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "RafDbOptions",
  "description": "RAF-DB, its part of basic expressions: EmoLabel/list_patition_label.txt beside the folder of aligned images.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root"
  ],
  "properties": {
    "type": {
      "const": "raf-db",
      "description": "Picks raf-db."
    },
    "root": {
      "description": "Folder that holds EmoLabel and Image.",
      "x-path": true,
      "type": "string"
    },
    "file": {
      "description": "The list, below root: an image's name and its class, 1 to 7, on each line.",
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
      "description": "What the image files have after the name in the list: train_00001.jpg is the file train_00001_aligned.jpg. Empty for Image/original.",
      "type": "string",
      "default": "_aligned"
    },
    "test": {
      "description": "What the images named test_ are: RAF-DB has two parts only, and a run needs rows to validate on.",
      "enum": [
        "validation",
        "test"
      ],
      "default": "validation"
    },
    "expression": {
      "description": "Label space of the classes: the built-in one, or one of the page's own.",
      "type": "string",
      "default": "expression"
    },
    "classes": {
      "description": "Classes that go by another name in that space, or by none: { Neutral: none }. Those of the same name need no entry; one that the space does not have gives no label. The data set's names are Surprise, Fear, Disgust, Happiness, Sadness, Anger, Neutral.",
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
