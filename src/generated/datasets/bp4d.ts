// Generated from schemas/datasets/bp4d.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * BP4D-Spontaneous: per subject and task one AU_OCC/<subject>_<task>.csv with a column per action unit (0, 1, or 9 for not scored), beside the frames of the videos.
 */
export interface Bp4DOptions {
  /**
   * Picks bp4d.
   */
  type: 'bp4d';
  /**
   * Folder that holds the labels and the images.
   */
  root: string;
  /**
   * Subjects of the validation split; all others train.
   *
   * @minItems 1
   */
  validation: string[];
  /**
   * Subjects of the test split.
   */
  test: string[];
  /**
   * Label space of the action units. The built-in space has the 12 that are usually reported; a page's own space may have any that the csv files have columns for.
   */
  units: string;
  /**
   * Intensity (0 to 5, in AU_INT) from which an action unit counts as present. Absent: whether it occurs at all, as AU_OCC says. Intensities exist for AU 6, 10, 12, 14 and 17, so units must name a space of some of these.
   */
  threshold?: number;
  /**
   * Folder of AU_OCC (and AU_INT), below root.
   */
  annotations: string;
  /**
   * Folder of the images, below root: <subject>/<task>/<frame>.jpg; false where the backbone reads vectors by key.
   */
  images: string | false;
  /**
   * Every how many frames one is taken: neighbors hardly differ. 5 takes frames 1, 6, 11.
   */
  every: number;
  /**
   * Share of the frames of a split, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<Bp4DOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Bp4DOptions",
  "description": "BP4D-Spontaneous: per subject and task one AU_OCC/<subject>_<task>.csv with a column per action unit (0, 1, or 9 for not scored), beside the frames of the videos.",
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
      "description": "Picks bp4d."
    },
    "root": {
      "description": "Folder that holds the labels and the images.",
      "x-path": true,
      "type": "string"
    },
    "validation": {
      "description": "Subjects of the validation split; all others train.",
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
      "description": "Label space of the action units. The built-in space has the 12 that are usually reported; a page's own space may have any that the csv files have columns for.",
      "type": "string",
      "default": "bp4d-action-units"
    },
    "threshold": {
      "description": "Intensity (0 to 5, in AU_INT) from which an action unit counts as present. Absent: whether it occurs at all, as AU_OCC says. Intensities exist for AU 6, 10, 12, 14 and 17, so units must name a space of some of these.",
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
      "description": "Folder of the images, below root: <subject>/<task>/<frame>.jpg; false where the backbone reads vectors by key.",
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
      "description": "Every how many frames one is taken: neighbors hardly differ. 5 takes frames 1, 6, 11.",
      "type": "integer",
      "minimum": 1,
      "default": 1,
      "x-unit": "frames"
    },
    "tolerance": {
      "description": "Share of the frames of a split, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
