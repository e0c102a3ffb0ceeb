// Generated from schemas/datasets/ferplus.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * FERPlus: the votes of ten people on each image of FER2013, in fer2013new.csv, and the folders of images.
 */
export interface FerPlusOptions {
  /**
   * Selects ferplus.
   */
  type: 'ferplus';
  /**
   * Folder that contains the list and the three folders of images.
   */
  root: string;
  /**
   * The list of votes, below root.
   */
  file: string;
  /**
   * How an image's votes are counted, ignoring single votes. majority: the class with more than half of the votes, or no label if there is none; distribution: the share of each class, or no label if most votes are for unknown or no face.
   */
  votes: 'majority' | 'distribution';
  /**
   * Label space of the classes: the built-in one, or one that the page defines.
   */
  expression: string;
  /**
   * Classes with another name in that space, or none: { Contempt: Other }. Classes with the same name need no entry; one that is not in the space gives no label. The data set's names are Neutral, Happiness, Surprise, Sadness, Anger, Disgust, Fear, Contempt.
   */
  classes: {
    [k: string]: string;
  };
  /**
   * Fraction of the rows of a file, and of the images of a split, that may be bad before the run stops. Bad rows are reported by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<FerPlusOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "FerPlusOptions",
  "description": "FERPlus: the votes of ten people on each image of FER2013, in fer2013new.csv, and the folders of images.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root"
  ],
  "properties": {
    "type": {
      "const": "ferplus",
      "description": "Selects ferplus."
    },
    "root": {
      "description": "Folder that contains the list and the three folders of images.",
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
      "description": "How an image's votes are counted, ignoring single votes. majority: the class with more than half of the votes, or no label if there is none; distribution: the share of each class, or no label if most votes are for unknown or no face.",
      "enum": [
        "majority",
        "distribution"
      ],
      "default": "majority"
    },
    "expression": {
      "description": "Label space of the classes: the built-in one, or one that the page defines.",
      "type": "string",
      "default": "expression"
    },
    "classes": {
      "description": "Classes with another name in that space, or none: { Contempt: Other }. Classes with the same name need no entry; one that is not in the space gives no label. The data set's names are Neutral, Happiness, Surprise, Sadness, Anger, Disgust, Fear, Contempt.",
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
