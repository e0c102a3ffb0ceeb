// Generated from schemas/datasets/bp4d.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * BP4D-Spontaneous: per subject and task one AU_OCC/<subject>_<task>.csv with a column per action unit (0, 1, or 9 for not scored), and the frames of the videos.
 */
export interface Bp4DOptions {
  /**
   * Selects bp4d.
   */
  type: 'bp4d';
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
   * Label space of the action units. The built-in space has the 12 that are usually reported; a space that the page defines may have any with a column in the csv files.
   */
  units: string;
  /**
   * Intensity (0 to 5, in AU_INT) from which an action unit counts as present. Absent: it is present if it occurs in AU_OCC. Intensities exist for AU 6, 10, 12, 14 and 17, so the space in units may have only these.
   */
  threshold?: number;
  /**
   * Folder of AU_OCC (and AU_INT), below root.
   */
  annotations: string;
  /**
   * Folder of the images, below root: <subject>/<task>/<frame>.jpg; false if the backbone reads vectors by key.
   */
  images: string | false;
  /**
   * Use one of every N frames, since neighboring frames hardly differ: 5 uses frames 1, 6, 11.
   */
  every: number;
  /**
   * Fraction of the frames, and of the images, of a split that may be bad before the run stops. Bad rows are reported by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<Bp4DOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Bp4DOptions",
  "description": "BP4D-Spontaneous: per subject and task one AU_OCC/<subject>_<task>.csv with a column per action unit (0, 1, or 9 for not scored), and the frames of the videos.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root",
    "validation"
  ],
  "properties": {
    "type": {
      "const": "bp4d",
      "description": "Selects bp4d."
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
      "description": "Label space of the action units. The built-in space has the 12 that are usually reported; a space that the page defines may have any with a column in the csv files.",
      "type": "string",
      "default": "bp4d-action-units"
    },
    "threshold": {
      "description": "Intensity (0 to 5, in AU_INT) from which an action unit counts as present. Absent: it is present if it occurs in AU_OCC. Intensities exist for AU 6, 10, 12, 14 and 17, so the space in units may have only these.",
      "type": "integer",
      "minimum": 1,
      "maximum": 5
    },
    "annotations": {
      "description": "Folder of AU_OCC (and AU_INT), below root.",
      "x-path": true,
      "type": "string",
      "default": "AUCoding"
    },
    "images": {
      "description": "Folder of the images, below root: <subject>/<task>/<frame>.jpg; false if the backbone reads vectors by key.",
      "x-path": true,
      "anyOf": [
        {
          "type": "string"
        },
        {
          "const": false
        }
      ],
      "default": "2D+3D"
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
