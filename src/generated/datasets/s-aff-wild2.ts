// Generated from schemas/datasets/s-aff-wild2.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * s-Aff-Wild2 in its official layout: training_set_annotations.txt and validation_set_annotations.txt beside the folder of images; MTL_Challenge_test_set_release.txt is read if it exists.
 */
export interface SAffWild2Options {
  /**
   * Picks s-aff-wild2.
   */
  type: 's-aff-wild2';
  /**
   * Folder that holds the annotation files.
   */
  root: string;
  /**
   * Folder of the images, below root: <video>/<frame:05d>.jpg.
   */
  images: string;
  /**
   * Faces to draw, in the same layout, unless they exist already: each set of options in a folder of its own inside root, which must be inside the cache folder (${cache:NAME}). Absent: root holds the user's data.
   */
  synthetic?: {
    /**
     * The same seed draws the same files.
     */
    seed: number;
    /**
     * Rows of the training file.
     */
    train: number;
    /**
     * Rows of the validation file.
     */
    validation: number;
    /**
     * Family of faces. The two share no person and differ in look.
     */
    style: 'demo' | 'pretrain';
    /**
     * Share of expressions that the annotators get wrong, and half that share of the action units.
     */
    labelNoise: number;
  };
  /**
   * Share of rows of a file, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<SAffWild2Options> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "SAffWild2Options",
  "description": "s-Aff-Wild2 in its official layout: training_set_annotations.txt and validation_set_annotations.txt beside the folder of images; MTL_Challenge_test_set_release.txt is read if it exists.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root"
  ],
  "properties": {
    "type": {
      "const": "s-aff-wild2",
      "description": "Picks s-aff-wild2."
    },
    "root": {
      "description": "Folder that holds the annotation files.",
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
      "description": "Faces to draw, in the same layout, unless they exist already: each set of options in a folder of its own inside root, which must be inside the cache folder (${cache:NAME}). Absent: root holds the user's data.",
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
          "description": "Rows of the training file.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "rows"
        },
        "validation": {
          "description": "Rows of the validation file.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "rows"
        },
        "style": {
          "description": "Family of faces. The two share no person and differ in look.",
          "type": "string",
          "enum": [
            "demo",
            "pretrain"
          ],
          "default": "demo"
        },
        "labelNoise": {
          "description": "Share of expressions that the annotators get wrong, and half that share of the action units.",
          "type": "number",
          "minimum": 0,
          "maximum": 1,
          "default": 0.03
        }
      }
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
