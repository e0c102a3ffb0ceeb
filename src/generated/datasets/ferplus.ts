// Generated from schemas/datasets/ferplus.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * FERPlus: the votes of ten people on each image of FER2013, in fer2013new.csv beside the folders of images.
 */
export interface FerPlusOptions {
  /**
   * Picks ferplus.
   */
  type: 'ferplus';
  /**
   * Folder that holds the list and the three folders of images.
   */
  root: string;
  /**
   * The list of votes, below root.
   */
  file: string;
  /**
   * How an image's votes are counted, without single ones: majority is the class with more than half of them, and no label without one; distribution is the share of each class, and no label where most say that the face is unknown or none.
   */
  votes: 'majority' | 'distribution';
  /**
   * Label space of the classes: the built-in one, or one of the page's own.
   */
  expression: string;
  /**
   * Classes that go by another name in that space, or by none: { Contempt: Other }. Those of the same name need no entry; one that the space does not have gives no label. The data set's names are Neutral, Happiness, Surprise, Sadness, Anger, Disgust, Fear, Contempt.
   */
  classes: {
    [k: string]: string;
  };
  /**
   * Share of rows of a file, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<FerPlusOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "FerPlusOptions",
  "description": "FERPlus: the votes of ten people on each image of FER2013, in fer2013new.csv beside the folders of images.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root"
  ],
  "properties": {
    "type": {
      "const": "ferplus",
      "description": "Picks ferplus."
    },
    "root": {
      "description": "Folder that holds the list and the three folders of images.",
      "x-path": true,
      "type": "string"
    },
    "file": {
      "description": "The list of votes, below root.",
      "x-path": true,
      "type": "string",
      "default": "fer2013new.csv"
    },
    "votes": {
      "description": "How an image's votes are counted, without single ones: majority is the class with more than half of them, and no label without one; distribution is the share of each class, and no label where most say that the face is unknown or none.",
      "enum": [
        "majority",
        "distribution"
      ],
      "default": "majority"
    },
    "expression": {
      "description": "Label space of the classes: the built-in one, or one of the page's own.",
      "type": "string",
      "default": "expression"
    },
    "classes": {
      "description": "Classes that go by another name in that space, or by none: { Contempt: Other }. Those of the same name need no entry; one that the space does not have gives no label. The data set's names are Neutral, Happiness, Surprise, Sadness, Anger, Disgust, Fear, Contempt.",
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
