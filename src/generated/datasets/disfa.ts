// Generated from schemas/datasets/disfa.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * DISFA: per subject and action unit one ActionUnit_Labels/<subject>/<subject>_au<unit>.txt with lines frame,intensity, and the frames of the left or right videos.
 */
export interface DisfaOptions {
  /**
   * Selects disfa.
   */
  type: 'disfa';
  /**
   * Folder that contains the labels and the images.
   */
  root: string;
  /**
   * Subjects of the validation split; all others are for training.
   *
   * @minItems 1
   */
  validation: string[];
  /**
   * Subjects of the test split.
   */
  test: string[];
  /**
   * Label space of the action units. DISFA scores AU 1, 2, 4, 5, 6, 9, 12, 15, 17, 20, 25, 26: the built-in space has all of them; a space that the page defines may have fewer.
   */
  units: string;
  /**
   * Intensity (0 to 5) from which an action unit counts as present.
   */
  threshold: number;
  /**
   * Folder of the labels, below root.
   */
  annotations: string;
  /**
   * Folder of the images, below root: <subject>/<frame>.png; false if the backbone reads vectors by key.
   */
  images: string | false;
  /**
   * Number of the first image file: 1 as in the labels, or 0 if files are counted from 0.
   */
  first: 0 | 1;
  /**
   * Use one of every N frames, since neighboring frames hardly differ: 5 uses frames 1, 6, 11.
   */
  every: number;
  /**
   * Fraction of the frames, and of the images, of a split that may be bad before the run stops. Bad rows are reported by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<DisfaOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "DisfaOptions",
  "description": "DISFA: per subject and action unit one ActionUnit_Labels/<subject>/<subject>_au<unit>.txt with lines frame,intensity, and the frames of the left or right videos.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root",
    "validation"
  ],
  "properties": {
    "type": {
      "const": "disfa",
      "description": "Selects disfa."
    },
    "root": {
      "description": "Folder that contains the labels and the images.",
      "x-path": true,
      "type": "string"
    },
    "validation": {
      "description": "Subjects of the validation split; all others are for training.",
      "type": "array",
      "items": {
        "type": "string"
      },
      "minItems": 1,
      "uniqueItems": true
    },
    "test": {
      "description": "Subjects of the test split.",
      "type": "array",
      "items": {
        "type": "string"
      },
      "uniqueItems": true,
      "default": []
    },
    "units": {
      "description": "Label space of the action units. DISFA scores AU 1, 2, 4, 5, 6, 9, 12, 15, 17, 20, 25, 26: the built-in space has all of them; a space that the page defines may have fewer.",
      "type": "string",
      "default": "disfa-action-units"
    },
    "threshold": {
      "description": "Intensity (0 to 5) from which an action unit counts as present.",
      "type": "integer",
      "minimum": 1,
      "maximum": 5,
      "default": 2
    },
    "annotations": {
      "description": "Folder of the labels, below root.",
      "x-path": true,
      "type": "string",
      "default": "ActionUnit_Labels"
    },
    "images": {
      "description": "Folder of the images, below root: <subject>/<frame>.png; false if the backbone reads vectors by key.",
      "x-path": true,
      "anyOf": [
        {
          "type": "string"
        },
        {
          "const": false
        }
      ],
      "default": "images"
    },
    "first": {
      "description": "Number of the first image file: 1 as in the labels, or 0 if files are counted from 0.",
      "type": "integer",
      "enum": [
        0,
        1
      ],
      "default": 1
    },
    "every": {
      "description": "Use one of every N frames, since neighboring frames hardly differ: 5 uses frames 1, 6, 11.",
      "type": "integer",
      "minimum": 1,
      "default": 1,
      "x-unit": "frames"
    },
    "tolerance": {
      "description": "Fraction of the frames, and of the images, of a split that may be bad before the run stops. Bad rows are reported by file and line.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
