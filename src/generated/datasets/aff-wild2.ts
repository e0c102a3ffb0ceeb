// Generated from schemas/datasets/aff-wild2.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Aff-Wild2 with the single-task annotations of the ABAW challenges (3, 5, 6, 8): for each task a folder of one <video>.txt per video, line 1 the header, then one line per frame.
 */
export interface AffWild2Options {
  /**
   * Selects aff-wild2.
   */
  type: 'aff-wild2';
  /**
   * Folder that contains the tasks' folders and the images.
   */
  root: string;
  /**
   * The tasks to read, by label space, and their folders below root, each with Train_Set and Validation_Set. List only tasks that the page uses: a validation video of one listed task is not used to train any.
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
   * Folder of the images, below root: <video>/<frame>.jpg; false if the backbone reads vectors by key.
   */
  images: string | false;
  /**
   * Videos of drawn faces with a voice, in the same layout. They are generated unless they already exist, each set of options in its own folder inside root, which must be inside the cache folder (${cache:NAME}). Absent: root contains the user's data.
   */
  synthetic?: {
    /**
     * The same seed draws the same files.
     */
    seed: number;
    /**
     * Number of training videos.
     */
    train: number;
    /**
     * Number of validation videos, which show other people.
     */
    validation: number;
    /**
     * Frames per video.
     */
    frames: number;
    /**
     * Frames per second.
     */
    fps: number;
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
   * Use one of every N frames, since neighboring frames hardly differ: 5 uses frames 1, 6, 11.
   */
  every: number;
  /**
   * Fraction of the frames, and of the images, of a split that may be bad before the run stops. Bad rows are reported by file and line.
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
      "description": "Selects aff-wild2."
    },
    "root": {
      "description": "Folder that contains the tasks' folders and the images.",
      "x-path": true,
      "type": "string"
    },
    "tasks": {
      "description": "The tasks to read, by label space, and their folders below root, each with Train_Set and Validation_Set. List only tasks that the page uses: a validation video of one listed task is not used to train any.",
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
      "description": "Folder of the images, below root: <video>/<frame>.jpg; false if the backbone reads vectors by key.",
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
      "description": "Videos of drawn faces with a voice, in the same layout. They are generated unless they already exist, each set of options in its own folder inside root, which must be inside the cache folder (${cache:NAME}). Absent: root contains the user's data.",
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
          "description": "Number of training videos.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "videos"
        },
        "validation": {
          "description": "Number of validation videos, which show other people.",
          "type": "integer",
          "minimum": 1,
          "x-unit": "videos"
        },
        "frames": {
          "description": "Frames per video.",
          "type": "integer",
          "minimum": 2,
          "default": 48,
          "x-unit": "frames"
        },
        "fps": {
          "description": "Frames per second.",
          "type": "number",
          "minimum": 1,
          "maximum": 60,
          "default": 12,
          "x-unit": "frames a second"
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
