// Generated from schemas/page.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../part.js';
import type { PartOptions } from '../plan/plan.js';

/**
 * Combines the losses of a stage into one. Absent: weighted-sum.
 */
export type Balancer = PartOptions;
/**
 * Updates the weights from the gradient.
 */
export type Optimizer = PartOptions;
/**
 * How the gradient is computed. Absent: plain.
 */
export type Gradient = PartOptions;
/**
 * Maximum norm of the gradient over all weights that a step updates; a longer gradient is scaled down to it. With sam, the gradient at the worst weights is clipped. Absent: no limit.
 */
export type Clip = number;
/**
 * How the learning rate changes over the steps. Absent: constant.
 */
export type Schedule = PartOptions;
/**
 * Each step trains on mixtures of two rows of its batch, l of one and 1 - l of the other, and mixes their losses in the same way; l is drawn from Beta(mixup, mixup). A map sets more options; the number is its alpha. Absent: rows are not mixed.
 */
export type Mixup =
  | number
  | {
      /**
       * Both parameters of the beta distribution that l is drawn from.
       */
      alpha: number;
      /**
       * Weight of the losses of the unmixed rows, in addition to those of the mixtures: 0 is mixup, 1 is MixAugment. Absent: 0.
       */
      real?: number;
      /**
       * What to mix. images: images, so that a frozen backbone is computed at each step, in evaluation mode; features: the outputs of frozen nodes, from the bank. Absent: the inputs of the stage, which are images if it trains the backbone.
       */
      at?: 'images' | 'features';
    };
/**
 * Rows per step; in a stage with heads that read sequences, windows.
 */
export type Batch = number;
/**
 * Passes over the stage's rows.
 */
export type Epochs = number;

/**
 * A page: one model, its data and its training.
 */
export interface Page {
  /**
   * The page's name, used by runs and reports; never inherited.
   */
  name: string;
  /**
   * The title, for tables and reports; never inherited.
   */
  title?: string;
  /**
   * What the page is about; never inherited.
   */
  description?: string;
  /**
   * The paper that this page follows, and the published row that it reproduces, if known; never inherited.
   */
  reproduces?: {
    /**
     * Name of the paper.
     */
    paper: string;
    /**
     * Number of the table; absent if the number is only in the text.
     */
    table?: number;
    /**
     * Name of the row in the zoo's list.
     */
    row?: string;
  };
  /**
   * Packages whose parts this page uses, in addition to built-in parts.
   */
  plugins: string[];
  /**
   * Seed of all random numbers of a run; --seed overrides it.
   */
  seed: number;
  /**
   * The data set: the source of images and labels.
   */
  data: PartOptions;
  /**
   * How image files become the network's input.
   */
  images: {
    /**
     * Aligner that finds the face in a photo, crops it and turns it upright for the backbone. Absent: whole images.
     */
    align?: PartOptions & {missing: string};
    /**
     * Maximum size of an image, in millions of pixels; a larger one counts as unreadable. Absent: 64.
     */
    megapixels?: number;
    /**
     * Training images, augmented.
     */
    train: {
      /**
       * Size after resizing: the side of a square, or `[height, width]`.
       */
      resize: number | number[];
      /**
       * Size of a random crop: the side of a square, or `[height, width]`. Absent: the whole image.
       */
      crop?: number | number[];
      /**
       * Mirror half of the images left to right.
       */
      flip: boolean;
      /**
       * Random changes of color. Absent: none.
       */
      jitter?: {
        /**
         * Factor drawn from 1 - b to 1 + b.
         */
        brightness: number;
        /**
         * Factor drawn from 1 - c to 1 + c.
         */
        contrast: number;
        /**
         * Factor drawn from 1 - s to 1 + s.
         */
        saturation: number;
        /**
         * Shift drawn from -h to h.
         */
        hue: number;
        /**
         * Fraction of the images that are changed.
         */
        probability: number;
      };
      /**
       * Number of augmented copies of each image to bank if the backbone is frozen.
       */
      views: number;
    };
    /**
     * Validation and test images, never augmented.
     */
    evaluate: {
      /**
       * Size after resizing: the side of a square, or `[height, width]`.
       */
      resize: number | number[];
    };
  };
  /**
   * Cuts sequences into windows of frames for the heads that read them. A window never spans two sequences; the data set gives the sequence and frame of each image. Absent: each image is predicted alone.
   */
  windows?: {
    /**
     * Frames per window, or `whole`: a sequence is one window. Shorter sequences are padded; heads know which frames are padding; losses and predictions ignore them.
     */
    length: number | 'whole';
    /**
     * Distance between neighboring frames of a window: with 2, a window reads every second frame. All frames are still used; those in between belong to other windows.
     */
    dilation: number;
    /**
     * Distance between the first frames of successive windows, counted in frames of a window. In evaluation, the last window of a sequence ends with it, and a frame's predictions from several windows are averaged. Absent: the length, so that windows do not overlap.
     */
    stride?: number;
    /**
     * Number of windows that an epoch draws from each sequence at random positions, with replacement. Only evaluation then uses windows by stride. Absent: windows by stride.
     */
    random?: number;
    /**
     * Maximum fraction of a training window's frames that may lack an image or all of the stage's labels; windows above it are skipped. Absent: one frame with a label is enough.
     */
    missing?: number;
    /**
     * Replacement of frames that the data set lacks, or whose image cannot be read. repeat: the frame before; zeros: a frame of zeros, which heads read like any other; skip: none, so that the frames around it are adjacent in a window.
     */
    gaps: 'repeat' | 'zeros' | 'skip';
  };
  /**
   * Label spaces that the page defines, by name, in addition to the built-in ones.
   */
  labels: {
    /**
     * A label space.
     */
    [k: string]: {
      /**
       * multi-label: independent yes/no; classes: exactly one; continuous: numbers.
       */
      kind: 'multi-label' | 'classes' | 'continuous';
      /**
       * Names of the labels, in order; or their number, for the names 0, 1, 2 and so on.
       */
      names: string[] | number;
      /**
       * For continuous labels: the minimum and maximum. The model learns them scaled to [-1, 1]; predictions, scores and files use the original scale. Absent: [-1, 1]; with standardize, any number.
       *
       * @minItems 2
       * @maxItems 2
       */
      range?: number[];
      /**
       * For continuous labels without bounds, such as prices: the model learns them as standard deviations from the mean of the training rows; predictions, scores and files use the original scale.
       */
      standardize?: boolean;
      /**
       * Unit of continuous labels, such as years, for tables and charts.
       */
      unit?: string;
    };
  };
  /**
   * The sound of the data set's videos, for backbones that read it. Absent: no sound is read.
   */
  audio?: {
    /**
     * The folder of WAV files, in the data set's root unless absolute. A row uses <sequence>.wav or, if that does not exist, <group>.wav, which the people in a video share. A row without a file is silent.
     */
    folder: string;
    /**
     * Samples per second of the files.
     */
    rate: number;
    /**
     * Frames per second of the videos: a number or, if they differ, a table with the columns video,frames,fps, in the data set's root unless absolute.
     */
    fps?: number | string;
    /**
     * Instead of fps, for videos whose frame rate varies: the folder of text files <video>.txt, in the data set's root unless absolute, with the time of each frame in milliseconds, one per line, as written by mkvextract timestamps_v2.
     */
    timestamps?: string;
    /**
     * The position of a frame in the sound. time: the time of the frame, from fps or timestamps; proportion: the same fraction of the sound as of the video, using the number of frames in the table of fps.
     */
    align: 'time' | 'proportion';
  };
  /**
   * Turns an image into numbers; heads read it as `backbone`.
   */
  backbone: PartOptions;
  /**
   * Additional backbones by name; heads read them by these names. Absent: none.
   */
  backbones?: {
    /**
     * A backbone.
     */
    [k: string]: PartOptions & {input?: string};
  };
  /**
   * The heads by name. A head reads the backbone or other heads.
   */
  heads: {
    /**
     * A head.
     */
    [k: string]: PartOptions & {weights?: string; thresholds?: string};
  };
  /**
   * Defaults for all stages. A stage's own values override them, key by key.
   */
  training: {
    balancer?: Balancer;
    optimizer?: Optimizer;
    gradient?: Gradient;
    clip?: Clip;
    schedule?: Schedule;
    mixup?: Mixup;
    batch?: Batch;
    epochs?: Epochs;
  };
  /**
   * The stages, in the order they run. Nodes that a stage does not train are frozen, in evaluation mode.
   */
  stages: {
    /**
     * A stage.
     */
    [k: string]: {
      /**
       * Nodes to train: heads, or `backbone`.
       *
       * @minItems 1
       */
      train: string[];
      /**
       * The losses, by name. A loss has the name of its node, unless it sets `node`.
       */
      losses: {
        /**
         * A loss.
         */
        [k: string]: PartOptions & {node?: string; target?: string; gradientTo?: string; weight: number};
      };
      /**
       * Label spaces: rows with at least one of them are used. Absent: the label spaces of the losses.
       *
       * @minItems 1
       */
      rows?: string[];
      /**
       * How an epoch draws rows, with replacement. Absent: each row once.
       */
      sampling?: {
        /**
         * A node whose classes, or whose yes and no, are drawn equally often: each row is weighted by the inverse frequency of its class. Rows without that label keep their share.
         */
        balanced: string;
      };
      /**
       * Combines the losses of a stage into one. Absent: weighted-sum.
       */
      balancer: PartOptions;
      optimizer: Optimizer;
      /**
       * How the gradient is computed. Absent: plain.
       */
      gradient: PartOptions;
      clip?: Clip;
      /**
       * How the learning rate changes over the steps. Absent: constant.
       */
      schedule: PartOptions;
      mixup?: Mixup;
      batch: Batch;
      epochs: Epochs;
      /**
       * Metric whose best validation value selects the weights that the stage keeps. Absent: the last weights.
       */
      select?: string;
      /**
       * Early stopping: the stage ends after this many epochs without a better value of select. Absent: no early stopping.
       */
      patience?: number;
      /**
       * Which epoch is kept if several are equally good. Absent: the first.
       */
      selectTies?: 'first' | 'last';
    };
  };
  /**
   * Steps after the model, by name, each on the predictions of nodes or other steps: in evaluation, in predictions and in the report, never in training. A metric can use a step as its node. Absent: none.
   */
  postprocess?: {
    /**
     * A step: smooth, threshold, blend or clip.
     */
    [k: string]: {
      /**
       * Smooths probabilities or values over the frames of a sequence, by frame number. At both ends the window is cut.
       */
      smooth?: {
        /**
         * The node or step whose predictions are smoothed.
         */
        node: string;
        /**
         * mean and median: of the window; gaussian: weights exp(-d^2 / (2 sigma^2)) at a distance of d frames; wiener: Wiener filter, which smooths less where predictions vary more than elsewhere.
         */
        by: 'mean' | 'median' | 'gaussian' | 'wiener';
        /**
         * Length of the window, an odd number: the frame, and equally many before and after it. Or a list of lengths, from which tune selects one; 1 means no smoothing.
         */
        span: number | number[];
        /**
         * The rows on which the spans of a list are scored after training; if several are equally good, the first is kept.
         */
        tune?: 'train' | 'validation';
        /**
         * The metric whose best value selects a span from a list. Absent: the metric whose node is this step.
         */
        select?: string;
        /**
         * For gaussian. Absent: (span - 1) / 8, so that the window ends at 4 sigma.
         */
        sigma?: number;
        /**
         * Frames without a prediction. interpolate: filled in linearly between their neighbors; skip: ignored.
         */
        gaps: 'interpolate' | 'skip';
      };
      /**
       * Probability from which each label is on, for the step's metrics and predictions.
       */
      threshold?: {
        /**
         * The node or step whose labels are decided.
         */
        node: string;
        /**
         * One threshold for all labels, or one for each, in the order of the label space. Set this or tune.
         */
        values?: number | number[];
        /**
         * The rows on which the threshold of each label is tuned for the best F1 after training. Set this or values.
         */
        tune?: 'train' | 'validation';
      };
      /**
       * The weighted mean of the probabilities or values of several nodes or steps with the same labels, including those of other runs.
       */
      blend?: {
        /**
         * The nodes or steps.
         *
         * @minItems 1
         */
        nodes: string[];
        /**
         * A weight for each node, divided by the sum of all weights. Absent: each is 1.
         *
         * @minItems 1
         */
        weights?: number[];
        /**
         * Nodes or steps of other finished runs, which must have predicted the same validation rows. Absent: none.
         *
         * @minItems 1
         *
         * Items: A node or step of another run.
         */
        runs?: {
          /**
           * The folder of the run.
           */
          run: string;
          /**
           * The node or step of that run.
           */
          node: string;
          /**
           * Its weight, relative to those of nodes.
           */
          weight: number;
        }[];
      };
      /**
       * Limits values to a range.
       */
      clip?: {
        /**
         * The node or step whose values are limited.
         */
        node: string;
        /**
         * The minimum and maximum. Absent: the range of the labels.
         *
         * @minItems 2
         * @maxItems 2
         */
        range?: number[];
      };
    };
  };
  /**
   * The metrics by name, computed on the validation rows.
   */
  metrics: {
    /**
     * A metric.
     */
    [k: string]: PartOptions;
  };
  /**
   * Trackers of the run, by names that you choose.
   */
  trackers: {
    /**
     * A tracker.
     */
    [k: string]: PartOptions;
  };
}

export const schema: PartSchema<Page> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Page",
  "description": "A page: one model, its data and its training.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "name",
    "data",
    "backbone",
    "stages"
  ],
  "properties": {
    "name": {
      "description": "The page's name, used by runs and reports; never inherited.",
      "type": "string",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
      "x-form": "my-page (letters, digits, \".\", \"_\" and \"-\")"
    },
    "title": {
      "description": "The title, for tables and reports; never inherited.",
      "type": "string"
    },
    "description": {
      "description": "What the page is about; never inherited.",
      "type": "string"
    },
    "extends": {
      "description": "Pages to extend: files (relative to this page) or names of the zoo. Later ones override earlier ones.",
      "anyOf": [
        {
          "type": "string",
          "x-page": true
        },
        {
          "type": "array",
          "items": {
            "type": "string",
            "x-page": true
          },
          "minItems": 1
        }
      ],
      "x-written": true
    },
    "reproduces": {
      "description": "The paper that this page follows, and the published row that it reproduces, if known; never inherited.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "paper"
      ],
      "dependentRequired": {
        "table": [
          "row"
        ]
      },
      "properties": {
        "paper": {
          "description": "Name of the paper.",
          "type": "string"
        },
        "table": {
          "description": "Number of the table; absent if the number is only in the text.",
          "type": "integer",
          "minimum": 1
        },
        "row": {
          "description": "Name of the row in the zoo's list.",
          "type": "string"
        }
      }
    },
    "plugins": {
      "description": "Packages whose parts this page uses, in addition to built-in parts.",
      "type": "array",
      "items": {
        "type": "string",
        "x-plugin": true
      },
      "uniqueItems": true,
      "default": []
    },
    "seed": {
      "description": "Seed of all random numbers of a run; --seed overrides it.",
      "type": "integer",
      "minimum": 0,
      "maximum": 4294967295,
      "default": 1
    },
    "data": {
      "description": "The data set: the source of images and labels.",
      "type": "object",
      "x-shelf": "datasets"
    },
    "images": {
      "description": "How image files become the network's input.",
      "type": "object",
      "additionalProperties": false,
      "default": {},
      "properties": {
        "align": {
          "description": "Aligner that finds the face in a photo, crops it and turns it upright for the backbone. Absent: whole images.",
          "type": "object",
          "x-shelf": "aligners",
          "properties": {
            "missing": {
              "description": "What to do with a photo without a face: skip it, or use it whole.",
              "type": "string",
              "enum": [
                "drop",
                "whole"
              ],
              "default": "drop"
            }
          }
        },
        "megapixels": {
          "description": "Maximum size of an image, in millions of pixels; a larger one counts as unreadable. Absent: 64.",
          "type": "number",
          "exclusiveMinimum": 0,
          "maximum": 1000,
          "x-unit": "megapixels"
        },
        "train": {
          "description": "Training images, augmented.",
          "type": "object",
          "additionalProperties": false,
          "default": {},
          "properties": {
            "resize": {
              "description": "Size after resizing: the side of a square, or `[height, width]`.",
              "anyOf": [
                {
                  "type": "integer",
                  "minimum": 8,
                  "maximum": 4096,
                  "x-unit": "pixels"
                },
                {
                  "type": "array",
                  "items": {
                    "type": "integer",
                    "minimum": 8,
                    "maximum": 4096,
                    "x-unit": "pixels"
                  },
                  "minItems": 2,
                  "maxItems": 2
                }
              ],
              "default": 224,
              "x-unit": "pixels"
            },
            "crop": {
              "description": "Size of a random crop: the side of a square, or `[height, width]`. Absent: the whole image.",
              "anyOf": [
                {
                  "type": "integer",
                  "minimum": 8,
                  "maximum": 4096,
                  "x-unit": "pixels"
                },
                {
                  "type": "array",
                  "items": {
                    "type": "integer",
                    "minimum": 8,
                    "maximum": 4096,
                    "x-unit": "pixels"
                  },
                  "minItems": 2,
                  "maxItems": 2
                }
              ],
              "x-unit": "pixels"
            },
            "flip": {
              "description": "Mirror half of the images left to right.",
              "type": "boolean",
              "default": false
            },
            "jitter": {
              "description": "Random changes of color. Absent: none.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "brightness": {
                  "description": "Factor drawn from 1 - b to 1 + b.",
                  "type": "number",
                  "minimum": 0,
                  "maximum": 1,
                  "default": 0
                },
                "contrast": {
                  "description": "Factor drawn from 1 - c to 1 + c.",
                  "type": "number",
                  "minimum": 0,
                  "maximum": 1,
                  "default": 0
                },
                "saturation": {
                  "description": "Factor drawn from 1 - s to 1 + s.",
                  "type": "number",
                  "minimum": 0,
                  "maximum": 1,
                  "default": 0
                },
                "hue": {
                  "description": "Shift drawn from -h to h.",
                  "type": "number",
                  "minimum": 0,
                  "maximum": 0.5,
                  "default": 0,
                  "x-unit": "turns of the color circle"
                },
                "probability": {
                  "description": "Fraction of the images that are changed.",
                  "type": "number",
                  "minimum": 0,
                  "maximum": 1,
                  "default": 1
                }
              }
            },
            "views": {
              "description": "Number of augmented copies of each image to bank if the backbone is frozen.",
              "type": "integer",
              "minimum": 1,
              "maximum": 64,
              "default": 1
            }
          }
        },
        "evaluate": {
          "description": "Validation and test images, never augmented.",
          "type": "object",
          "additionalProperties": false,
          "default": {},
          "properties": {
            "resize": {
              "description": "Size after resizing: the side of a square, or `[height, width]`.",
              "anyOf": [
                {
                  "type": "integer",
                  "minimum": 8,
                  "maximum": 4096,
                  "x-unit": "pixels"
                },
                {
                  "type": "array",
                  "items": {
                    "type": "integer",
                    "minimum": 8,
                    "maximum": 4096,
                    "x-unit": "pixels"
                  },
                  "minItems": 2,
                  "maxItems": 2
                }
              ],
              "default": 224,
              "x-unit": "pixels"
            }
          }
        }
      }
    },
    "windows": {
      "description": "Cuts sequences into windows of frames for the heads that read them. A window never spans two sequences; the data set gives the sequence and frame of each image. Absent: each image is predicted alone.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "length"
      ],
      "properties": {
        "length": {
          "description": "Frames per window, or `whole`: a sequence is one window. Shorter sequences are padded; heads know which frames are padding; losses and predictions ignore them.",
          "anyOf": [
            {
              "type": "integer",
              "minimum": 1,
              "maximum": 65536
            },
            {
              "const": "whole"
            }
          ],
          "x-unit": "frames"
        },
        "dilation": {
          "description": "Distance between neighboring frames of a window: with 2, a window reads every second frame. All frames are still used; those in between belong to other windows.",
          "type": "integer",
          "minimum": 1,
          "maximum": 65536,
          "default": 1,
          "x-unit": "frames"
        },
        "stride": {
          "description": "Distance between the first frames of successive windows, counted in frames of a window. In evaluation, the last window of a sequence ends with it, and a frame's predictions from several windows are averaged. Absent: the length, so that windows do not overlap.",
          "type": "integer",
          "minimum": 1,
          "maximum": 65536,
          "x-unit": "frames"
        },
        "random": {
          "description": "Number of windows that an epoch draws from each sequence at random positions, with replacement. Only evaluation then uses windows by stride. Absent: windows by stride.",
          "type": "integer",
          "minimum": 1,
          "maximum": 65536,
          "x-unit": "windows"
        },
        "missing": {
          "description": "Maximum fraction of a training window's frames that may lack an image or all of the stage's labels; windows above it are skipped. Absent: one frame with a label is enough.",
          "type": "number",
          "minimum": 0,
          "exclusiveMaximum": 1
        },
        "gaps": {
          "description": "Replacement of frames that the data set lacks, or whose image cannot be read. repeat: the frame before; zeros: a frame of zeros, which heads read like any other; skip: none, so that the frames around it are adjacent in a window.",
          "type": "string",
          "enum": [
            "repeat",
            "zeros",
            "skip"
          ],
          "default": "repeat"
        }
      }
    },
    "labels": {
      "description": "Label spaces that the page defines, by name, in addition to the built-in ones.",
      "type": "object",
      "propertyNames": {
        "$ref": "#/$defs/name"
      },
      "default": {},
      "additionalProperties": {
        "description": "A label space.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "kind",
          "names"
        ],
        "properties": {
          "kind": {
            "description": "multi-label: independent yes/no; classes: exactly one; continuous: numbers.",
            "enum": [
              "multi-label",
              "classes",
              "continuous"
            ]
          },
          "names": {
            "description": "Names of the labels, in order; or their number, for the names 0, 1, 2 and so on.",
            "anyOf": [
              {
                "type": "array",
                "items": {
                  "type": "string"
                },
                "minItems": 1,
                "uniqueItems": true
              },
              {
                "type": "integer",
                "minimum": 1,
                "maximum": 100000
              }
            ]
          },
          "range": {
            "description": "For continuous labels: the minimum and maximum. The model learns them scaled to [-1, 1]; predictions, scores and files use the original scale. Absent: [-1, 1]; with standardize, any number.",
            "type": "array",
            "items": {
              "type": "number"
            },
            "minItems": 2,
            "maxItems": 2
          },
          "standardize": {
            "description": "For continuous labels without bounds, such as prices: the model learns them as standard deviations from the mean of the training rows; predictions, scores and files use the original scale.",
            "type": "boolean"
          },
          "unit": {
            "description": "Unit of continuous labels, such as years, for tables and charts.",
            "type": "string",
            "minLength": 1,
            "maxLength": 20
          }
        }
      }
    },
    "audio": {
      "description": "The sound of the data set's videos, for backbones that read it. Absent: no sound is read.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "folder": {
          "description": "The folder of WAV files, in the data set's root unless absolute. A row uses <sequence>.wav or, if that does not exist, <group>.wav, which the people in a video share. A row without a file is silent.",
          "type": "string",
          "default": "audio"
        },
        "rate": {
          "description": "Samples per second of the files.",
          "type": "integer",
          "minimum": 1000,
          "maximum": 384000,
          "default": 16000,
          "x-unit": "Hz"
        },
        "fps": {
          "description": "Frames per second of the videos: a number or, if they differ, a table with the columns video,frames,fps, in the data set's root unless absolute.",
          "anyOf": [
            {
              "type": "number",
              "exclusiveMinimum": 0,
              "maximum": 1000
            },
            {
              "type": "string"
            }
          ],
          "examples": [
            "frames_fps.csv"
          ],
          "x-unit": "frames a second"
        },
        "timestamps": {
          "description": "Instead of fps, for videos whose frame rate varies: the folder of text files <video>.txt, in the data set's root unless absolute, with the time of each frame in milliseconds, one per line, as written by mkvextract timestamps_v2.",
          "type": "string"
        },
        "align": {
          "description": "The position of a frame in the sound. time: the time of the frame, from fps or timestamps; proportion: the same fraction of the sound as of the video, using the number of frames in the table of fps.",
          "enum": [
            "time",
            "proportion"
          ],
          "default": "time"
        }
      }
    },
    "backbone": {
      "description": "Turns an image into numbers; heads read it as `backbone`.",
      "type": "object",
      "x-shelf": "backbones"
    },
    "backbones": {
      "description": "Additional backbones by name; heads read them by these names. Absent: none.",
      "type": "object",
      "propertyNames": {
        "$ref": "#/$defs/name",
        "not": {
          "const": "backbone"
        }
      },
      "minProperties": 1,
      "additionalProperties": {
        "description": "A backbone.",
        "type": "object",
        "x-shelf": "backbones",
        "properties": {
          "input": {
            "description": "For a network: the backbone whose outputs it reads as images, such as a log-mel with a map. Absent: it reads the images of the data set.",
            "type": "string"
          }
        }
      }
    },
    "heads": {
      "description": "The heads by name. A head reads the backbone or other heads.",
      "type": "object",
      "propertyNames": {
        "$ref": "#/$defs/name",
        "not": {
          "const": "backbone"
        }
      },
      "default": {},
      "additionalProperties": {
        "description": "A head.",
        "type": "object",
        "x-shelf": "heads",
        "properties": {
          "weights": {
            "description": "Starting weights: from the head of this name in a finished run (run:runs/x, its folder) or in a weights file (a path, an https URL or a catalog name). Absent: random.",
            "type": "string",
            "minLength": 1,
            "x-path": true
          },
          "thresholds": {
            "description": "For multi-label heads: the rows on which the threshold of each label is tuned for the best F1 after training. Absent: a label is on from a probability of 0.5.",
            "type": "string",
            "enum": [
              "train",
              "validation"
            ]
          }
        }
      }
    },
    "training": {
      "description": "Defaults for all stages. A stage's own values override them, key by key.",
      "type": "object",
      "additionalProperties": false,
      "default": {},
      "properties": {
        "balancer": {
          "$ref": "#/$defs/balancer"
        },
        "optimizer": {
          "$ref": "#/$defs/optimizer"
        },
        "gradient": {
          "$ref": "#/$defs/gradient"
        },
        "clip": {
          "$ref": "#/$defs/clip"
        },
        "schedule": {
          "$ref": "#/$defs/schedule"
        },
        "mixup": {
          "$ref": "#/$defs/mixup"
        },
        "batch": {
          "$ref": "#/$defs/batch"
        },
        "epochs": {
          "$ref": "#/$defs/epochs"
        }
      }
    },
    "stages": {
      "description": "The stages, in the order they run. Nodes that a stage does not train are frozen, in evaluation mode.",
      "type": "object",
      "propertyNames": {
        "$ref": "#/$defs/name"
      },
      "minProperties": 1,
      "maxProperties": 100,
      "additionalProperties": {
        "description": "A stage.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "train",
          "losses"
        ],
        "x-shared": [
          "balancer",
          "optimizer",
          "gradient",
          "schedule",
          "batch",
          "epochs"
        ],
        "properties": {
          "train": {
            "description": "Nodes to train: heads, or `backbone`.",
            "type": "array",
            "items": {
              "type": "string"
            },
            "minItems": 1,
            "uniqueItems": true
          },
          "losses": {
            "description": "The losses, by name. A loss has the name of its node, unless it sets `node`.",
            "type": "object",
            "propertyNames": {
              "$ref": "#/$defs/name"
            },
            "minProperties": 1,
            "additionalProperties": {
              "description": "A loss.",
              "type": "object",
              "x-shelf": "losses",
              "properties": {
                "node": {
                  "description": "The node that the loss trains, if the loss has another name; a node may have several losses. Absent: the node with the loss's name.",
                  "type": "string"
                },
                "target": {
                  "description": "The node whose predictions the loss compares with, on every row, instead of labels. Absent: the labels of the node.",
                  "type": "string"
                },
                "gradientTo": {
                  "description": "Nodes that the gradient of a loss with a target reaches. node: the target is a constant, like labels; both: the target is trained too. Absent: node.",
                  "type": "string",
                  "enum": [
                    "node",
                    "both"
                  ]
                },
                "weight": {
                  "description": "Factor on this loss, before the balancer.",
                  "type": "number",
                  "exclusiveMinimum": 0,
                  "default": 1
                }
              }
            }
          },
          "rows": {
            "description": "Label spaces: rows with at least one of them are used. Absent: the label spaces of the losses.",
            "type": "array",
            "items": {
              "type": "string"
            },
            "minItems": 1,
            "uniqueItems": true
          },
          "sampling": {
            "description": "How an epoch draws rows, with replacement. Absent: each row once.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "balanced"
            ],
            "properties": {
              "balanced": {
                "description": "A node whose classes, or whose yes and no, are drawn equally often: each row is weighted by the inverse frequency of its class. Rows without that label keep their share.",
                "type": "string"
              }
            }
          },
          "balancer": {
            "$ref": "#/$defs/balancer",
            "default": {
              "type": "weighted-sum"
            }
          },
          "optimizer": {
            "$ref": "#/$defs/optimizer"
          },
          "gradient": {
            "$ref": "#/$defs/gradient",
            "default": {
              "type": "plain"
            }
          },
          "clip": {
            "$ref": "#/$defs/clip"
          },
          "schedule": {
            "$ref": "#/$defs/schedule",
            "default": {
              "type": "constant"
            }
          },
          "mixup": {
            "$ref": "#/$defs/mixup"
          },
          "batch": {
            "$ref": "#/$defs/batch"
          },
          "epochs": {
            "$ref": "#/$defs/epochs"
          },
          "select": {
            "description": "Metric whose best validation value selects the weights that the stage keeps. Absent: the last weights.",
            "type": "string",
            "x-metric": true
          },
          "patience": {
            "description": "Early stopping: the stage ends after this many epochs without a better value of select. Absent: no early stopping.",
            "type": "integer",
            "minimum": 1,
            "x-unit": "epochs"
          },
          "selectTies": {
            "description": "Which epoch is kept if several are equally good. Absent: the first.",
            "type": "string",
            "enum": [
              "first",
              "last"
            ]
          }
        }
      }
    },
    "postprocess": {
      "description": "Steps after the model, by name, each on the predictions of nodes or other steps: in evaluation, in predictions and in the report, never in training. A metric can use a step as its node. Absent: none.",
      "type": "object",
      "propertyNames": {
        "$ref": "#/$defs/name",
        "not": {
          "const": "backbone"
        }
      },
      "minProperties": 1,
      "additionalProperties": {
        "description": "A step: smooth, threshold, blend or clip.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "smooth": {
            "description": "Smooths probabilities or values over the frames of a sequence, by frame number. At both ends the window is cut.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "node",
              "span"
            ],
            "properties": {
              "node": {
                "description": "The node or step whose predictions are smoothed.",
                "type": "string"
              },
              "by": {
                "description": "mean and median: of the window; gaussian: weights exp(-d^2 / (2 sigma^2)) at a distance of d frames; wiener: Wiener filter, which smooths less where predictions vary more than elsewhere.",
                "type": "string",
                "enum": [
                  "mean",
                  "median",
                  "gaussian",
                  "wiener"
                ],
                "default": "mean"
              },
              "span": {
                "description": "Length of the window, an odd number: the frame, and equally many before and after it. Or a list of lengths, from which tune selects one; 1 means no smoothing.",
                "anyOf": [
                  {
                    "type": "integer",
                    "minimum": 3,
                    "maximum": 100001
                  },
                  {
                    "type": "array",
                    "items": {
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 100001
                    },
                    "minItems": 2,
                    "uniqueItems": true
                  }
                ],
                "x-unit": "frames"
              },
              "tune": {
                "description": "The rows on which the spans of a list are scored after training; if several are equally good, the first is kept.",
                "type": "string",
                "enum": [
                  "train",
                  "validation"
                ]
              },
              "select": {
                "description": "The metric whose best value selects a span from a list. Absent: the metric whose node is this step.",
                "type": "string"
              },
              "sigma": {
                "description": "For gaussian. Absent: (span - 1) / 8, so that the window ends at 4 sigma.",
                "type": "number",
                "exclusiveMinimum": 0,
                "x-unit": "frames"
              },
              "gaps": {
                "description": "Frames without a prediction. interpolate: filled in linearly between their neighbors; skip: ignored.",
                "type": "string",
                "enum": [
                  "interpolate",
                  "skip"
                ],
                "default": "interpolate"
              }
            }
          },
          "threshold": {
            "description": "Probability from which each label is on, for the step's metrics and predictions.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "node"
            ],
            "properties": {
              "node": {
                "description": "The node or step whose labels are decided.",
                "type": "string"
              },
              "values": {
                "description": "One threshold for all labels, or one for each, in the order of the label space. Set this or tune.",
                "anyOf": [
                  {
                    "type": "number",
                    "exclusiveMinimum": 0,
                    "exclusiveMaximum": 1
                  },
                  {
                    "type": "array",
                    "items": {
                      "type": "number",
                      "exclusiveMinimum": 0,
                      "exclusiveMaximum": 1
                    },
                    "minItems": 1
                  }
                ]
              },
              "tune": {
                "description": "The rows on which the threshold of each label is tuned for the best F1 after training. Set this or values.",
                "type": "string",
                "enum": [
                  "train",
                  "validation"
                ]
              }
            }
          },
          "blend": {
            "description": "The weighted mean of the probabilities or values of several nodes or steps with the same labels, including those of other runs.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "nodes"
            ],
            "properties": {
              "nodes": {
                "description": "The nodes or steps.",
                "type": "array",
                "items": {
                  "type": "string"
                },
                "minItems": 1,
                "uniqueItems": true
              },
              "weights": {
                "description": "A weight for each node, divided by the sum of all weights. Absent: each is 1.",
                "type": "array",
                "items": {
                  "type": "number",
                  "minimum": 0
                },
                "minItems": 1
              },
              "runs": {
                "description": "Nodes or steps of other finished runs, which must have predicted the same validation rows. Absent: none.",
                "type": "array",
                "minItems": 1,
                "items": {
                  "description": "A node or step of another run.",
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "run",
                    "node"
                  ],
                  "properties": {
                    "run": {
                      "description": "The folder of the run.",
                      "type": "string",
                      "minLength": 1,
                      "x-path": true
                    },
                    "node": {
                      "description": "The node or step of that run.",
                      "type": "string"
                    },
                    "weight": {
                      "description": "Its weight, relative to those of nodes.",
                      "type": "number",
                      "minimum": 0,
                      "default": 1
                    }
                  }
                }
              }
            }
          },
          "clip": {
            "description": "Limits values to a range.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "node"
            ],
            "properties": {
              "node": {
                "description": "The node or step whose values are limited.",
                "type": "string"
              },
              "range": {
                "description": "The minimum and maximum. Absent: the range of the labels.",
                "type": "array",
                "items": {
                  "type": "number"
                },
                "minItems": 2,
                "maxItems": 2
              }
            }
          }
        }
      }
    },
    "metrics": {
      "description": "The metrics by name, computed on the validation rows.",
      "type": "object",
      "propertyNames": {
        "$ref": "#/$defs/name"
      },
      "default": {},
      "additionalProperties": {
        "description": "A metric.",
        "type": "object",
        "x-shelf": "metrics"
      }
    },
    "trackers": {
      "description": "Trackers of the run, by names that you choose.",
      "type": "object",
      "propertyNames": {
        "$ref": "#/$defs/name"
      },
      "default": {},
      "additionalProperties": {
        "description": "A tracker.",
        "type": "object",
        "x-shelf": "trackers"
      }
    },
    "profiles": {
      "description": "Partial pages by name, merged over this one with --profile.",
      "type": "object",
      "additionalProperties": {
        "description": "The changes of this profile.",
        "type": "object"
      },
      "x-written": true
    },
    "format": {
      "description": "Version of the page format that this page uses; absent: 1. It never changes the meaning of the page.",
      "type": "integer",
      "const": 1,
      "x-written": true
    }
  },
  "$defs": {
    "name": {
      "type": "string",
      "pattern": "^[A-Za-z_][A-Za-z0-9_-]*$"
    },
    "balancer": {
      "description": "Combines the losses of a stage into one. Absent: weighted-sum.",
      "type": "object",
      "x-shelf": "balancers"
    },
    "optimizer": {
      "description": "Updates the weights from the gradient.",
      "type": "object",
      "x-shelf": "optimizers"
    },
    "gradient": {
      "description": "How the gradient is computed. Absent: plain.",
      "type": "object",
      "x-shelf": "gradients"
    },
    "clip": {
      "description": "Maximum norm of the gradient over all weights that a step updates; a longer gradient is scaled down to it. With sam, the gradient at the worst weights is clipped. Absent: no limit.",
      "type": "number",
      "exclusiveMinimum": 0
    },
    "schedule": {
      "description": "How the learning rate changes over the steps. Absent: constant.",
      "type": "object",
      "x-shelf": "schedules"
    },
    "mixup": {
      "description": "Each step trains on mixtures of two rows of its batch, l of one and 1 - l of the other, and mixes their losses in the same way; l is drawn from Beta(mixup, mixup). A map sets more options; the number is its alpha. Absent: rows are not mixed.",
      "anyOf": [
        {
          "type": "number",
          "exclusiveMinimum": 0,
          "maximum": 100
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "alpha"
          ],
          "properties": {
            "alpha": {
              "description": "Both parameters of the beta distribution that l is drawn from.",
              "type": "number",
              "exclusiveMinimum": 0,
              "maximum": 100
            },
            "real": {
              "description": "Weight of the losses of the unmixed rows, in addition to those of the mixtures: 0 is mixup, 1 is MixAugment. Absent: 0.",
              "type": "number",
              "minimum": 0,
              "maximum": 100
            },
            "at": {
              "description": "What to mix. images: images, so that a frozen backbone is computed at each step, in evaluation mode; features: the outputs of frozen nodes, from the bank. Absent: the inputs of the stage, which are images if it trains the backbone.",
              "type": "string",
              "enum": [
                "images",
                "features"
              ]
            }
          }
        }
      ]
    },
    "batch": {
      "description": "Rows per step; in a stage with heads that read sequences, windows.",
      "type": "integer",
      "minimum": 1,
      "maximum": 65536,
      "x-unit": "rows"
    },
    "epochs": {
      "description": "Passes over the stage's rows.",
      "type": "integer",
      "minimum": 1,
      "maximum": 100000,
      "x-unit": "epochs"
    }
  }
};
