// Generated from schemas/datasets/s-aff-wild2.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * s-Aff-Wild2 in its official layout: training_set_annotations.txt, validation_set_annotations.txt and the folder of images; MTL_Challenge_test_set_release.txt is read if it exists.
 */
export interface SAffWild2Options {
  /**
   * Selects s-aff-wild2.
   */
  type: 's-aff-wild2';
  /**
   * Folder that contains the annotation files.
   */
  root: string;
  /**
   * Folder of the images, below root: <video>/<frame:05d>.jpg.
   */
  images: string;
  /**
   * Faces to draw, in the same layout. They are generated unless they already exist, each set of options in its own folder inside root, which must be inside the cache folder (${cache:NAME}). Absent: root contains the user's data.
   */
  synthetic?: {
    /**
     * The same seed draws the same files.
     */
    seed: number;
    /**
     * Number of rows in the training file.
     */
    train: number;
    /**
     * Number of rows in the validation file.
     */
    validation: number;
    /**
     * Style of the faces. The two styles share no person and look different.
     */
    style: 'demo' | 'pretrain';
    /**
     * Fraction of wrong expression labels; for action units, it is half of that.
     */
    labelNoise: number;
  };
  /**
   * Fraction of the rows of a file, and of the images of a split, that may be bad before the run stops. Bad rows are reported by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<SAffWild2Options> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "SAffWild2Options",
  "description": "s-Aff-Wild2 in its official layout: training_set_annotations.txt, validation_set_annotations.txt and the folder of images; MTL_Challenge_test_set_release.txt is read if it exists.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root"
  ],
  "properties": {
    "type": {
      "const": "s-aff-wild2",
      "description": "Selects s-aff-wild2."
    },
    "root": {
      "description": "Folder that contains the annotation files.",
      "x-path": true,
      "type": "string"
    },
    "images": {
      "description": "Folder of the images, below root: <video>/<frame:05d>.jpg.",
      "x-path": true,
      "type": "string",
      "default": "cropped_aligned"
    },
    "synthetic": {
      "description": "Faces to draw, in the same layout. They are generated unless they already exist, each set of options in its own folder inside root, which must be inside the cache folder (${cache:NAME}). Absent: root contains the user's data.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "train",
        "validation"
      ],
      "properties": {
        "seed": {
          "description": "The same seed draws the same files.",
          "type": "integer",
          "minimum": 0,
          "default": 1
        },
        "train": {
          "description": "Number of rows in the training file.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "rows"
        },
        "validation": {
          "description": "Number of rows in the validation file.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "rows"
        },
        "style": {
          "description": "Style of the faces. The two styles share no person and look different.",
          "type": "string",
          "enum": [
            "demo",
            "pretrain"
          ],
          "default": "demo"
        },
        "labelNoise": {
          "description": "Fraction of wrong expression labels; for action units, it is half of that.",
          "type": "number",
          "minimum": 0,
          "maximum": 1,
          "default": 0.03
        }
      }
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
