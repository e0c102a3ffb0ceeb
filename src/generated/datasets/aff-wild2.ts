// Generated from schemas/datasets/aff-wild2.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Aff-Wild2 with the single-task annotations of the ABAW challenges (3, 5, 6, 8): for each task a folder of one <video>.txt per video, line 1 the header, then one line per frame.
 */
export interface AffWild2Options {
  /**
   * Picks aff-wild2.
   */
  type: 'aff-wild2';
  /**
   * Folder that holds the tasks' folders and the images.
   */
  root: string;
  /**
   * The tasks to read, by label space, and their folders below root, each with Train_Set and Validation_Set. Only what a page uses should be listed: a video that one listed task validates on trains none.
   */
  tasks: {
    /**
     * Folder of the valence-arousal task.
     */
    'valence-arousal'?: string;
    /**
     * Folder of the expression task.
     */
    expression?: string;
    /**
     * Folder of the action-unit task.
     */
    'action-units'?: string;
  };
  /**
   * Folder of the images, below root: <video>/<frame>.jpg; false where the backbone reads vectors by key.
   */
  images: string | false;
  /**
   * Videos of drawn faces with a voice to draw, in the same layout, unless they exist already: each set of options in a folder of its own inside root, which must be inside the cache folder (${cache:NAME}). Absent: root holds the user's data.
   */
  synthetic?: {
    /**
     * The same seed draws the same files.
     */
    seed: number;
    /**
     * Videos of the training set.
     */
    train: number;
    /**
     * Videos of the validation set, of other people.
     */
    validation: number;
    /**
     * Frames of a video.
     */
    frames: number;
    /**
     * Frames a second.
     */
    fps: number;
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
   * Every how many frames one is taken: neighbors hardly differ. 5 takes frames 1, 6, 11.
   */
  every: number;
  /**
   * Share of the frames of a split, and of images of a split, that may be bad before the run stops; each bad row is named by file and line.
   */
  tolerance: number;
}

export const schema: PartSchema<AffWild2Options> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AffWild2Options",
  "description": "Aff-Wild2 with the single-task annotations of the ABAW challenges (3, 5, 6, 8): for each task a folder of one <video>.txt per video, line 1 the header, then one line per frame.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "root"
  ],
  "properties": {
    "type": {
      "const": "aff-wild2",
      "description": "Picks aff-wild2."
    },
    "root": {
      "description": "Folder that holds the tasks' folders and the images.",
      "x-path": true,
      "type": "string"
    },
    "tasks": {
      "description": "The tasks to read, by label space, and their folders below root, each with Train_Set and Validation_Set. Only what a page uses should be listed: a video that one listed task validates on trains none.",
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "properties": {
        "valence-arousal": {
          "description": "Folder of the valence-arousal task.",
          "x-path": true,
          "type": "string"
        },
        "expression": {
          "description": "Folder of the expression task.",
          "x-path": true,
          "type": "string"
        },
        "action-units": {
          "description": "Folder of the action-unit task.",
          "x-path": true,
          "type": "string"
        }
      },
      "default": {
        "valence-arousal": "VA_Estimation_Challenge",
        "expression": "EXPR_Classification_Challenge",
        "action-units": "AU_Detection_Challenge"
      }
    },
    "images": {
      "description": "Folder of the images, below root: <video>/<frame>.jpg; false where the backbone reads vectors by key.",
      "x-path": true,
      "anyOf": [
        {
          "type": "string"
        },
        {
          "const": false
        }
      ],
      "default": "cropped_aligned"
    },
    "synthetic": {
      "description": "Videos of drawn faces with a voice to draw, in the same layout, unless they exist already: each set of options in a folder of its own inside root, which must be inside the cache folder (${cache:NAME}). Absent: root holds the user's data.",
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
          "description": "Videos of the training set.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "videos"
        },
        "validation": {
          "description": "Videos of the validation set, of other people.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "videos"
        },
        "frames": {
          "description": "Frames of a video.",
          "type": "integer",
          "minimum": 2,
          "default": 48,
          "x-unit": "frames"
        },
        "fps": {
          "description": "Frames a second.",
          "type": "number",
          "minimum": 1,
          "maximum": 60,
          "default": 12,
          "x-unit": "frames a second"
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
