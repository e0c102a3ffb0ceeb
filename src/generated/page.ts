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
 * Where the gradient is taken. Absent: plain.
 */
export type Gradient = PartOptions;
/**
 * Largest norm of the gradient, over all weights that a step moves together; a longer gradient is scaled down to it. With sam, the gradient at the worst weights is clipped. Absent: no limit.
 */
export type Clip = number;
/**
 * The learning rate over the steps. Absent: constant.
 */
export type Schedule = PartOptions;
/**
 * Each step trains on mixtures of two rows of its batch, l of one and 1 - l of the other, and their losses are mixed alike; l is drawn from Beta(mixup, mixup). A map says more: the number is its alpha. Absent: rows are not mixed.
 */
export type Mixup =
  | number
  | {
      /**
       * Both parameters of the beta distribution that l is drawn from.
       */
      alpha: number;
      /**
       * How much the losses of the rows themselves, unmixed, count beside those of the mixtures: 0 is mixup, 1 is MixAugment. Absent: 0.
       */
      real?: number;
      /**
       * What to mix. images: images, so that a frozen backbone is computed at each step, in evaluation mode; features: the outputs of frozen nodes, from the bank. Absent: what the stage reads, which is images if it trains the backbone.
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
   * The paper that this page follows, and the published row that it reproduces, if one was read; never inherited.
   */
  reproduces?: {
    /**
     * Name of the paper.
     */
    paper: string;
    /**
     * Number of the table; absent where the number is in the text alone.
     */
    table?: number;
    /**
     * Name of the row, as the zoo lists it.
     */
    row?: string;
  };
  /**
   * Packages whose parts this page uses, beside the built-in ones.
   */
  plugins: string[];
  /**
   * Seed of all random numbers of a run; --seed overrides it.
   */
  seed: number;
  /**
   * The data set: where images and labels come from.
   */
  data: PartOptions;
  /**
   * How image files become the network's input.
   */
  images: {
    /**
     * Aligner that finds the face in a photo, so that the backbone sees it alone and upright. Absent: whole images.
     */
    align?: PartOptions & {missing: string};
    /**
     * Largest image to decode, in millions of pixels; a larger one counts as unreadable. Absent: 64.
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
         * Share of the images that are changed.
         */
        probability: number;
      };
      /**
       * Augmented copies of each image to bank if the backbone is frozen.
       */
      views: number;
    };
    /**
     * Images of validation and test, never augmented.
     */
    evaluate: {
      /**
       * Size after resizing: the side of a square, or `[height, width]`.
       */
      resize: number | number[];
    };
  };
  /**
   * Cuts sequences into windows of frames for the heads that read them. Windows never cross sequences; the data set says which frame of which sequence an image is. Absent: each image is predicted alone.
   */
  windows?: {
    /**
     * Frames of a window, or `whole`: a sequence is one window. A sequence that is shorter is padded; heads see which frames are padding; losses and predictions ignore them.
     */
    length: number | 'whole';
    /**
     * Distance of neighboring frames of a window: with 2, a window reads every second frame. All frames are still used, those between in other windows.
     */
    dilation: number;
    /**
     * Distance of the first frames of successive windows, counted in frames of a window. In evaluation, the last window of a sequence ends with it, and predictions of a frame that several windows make are averaged. Absent: the length, so that windows do not overlap.
     */
    stride?: number;
    /**
     * Windows that an epoch draws from each sequence at random places, with replacement, instead of windows by stride, which only evaluation then uses. Absent: windows by stride.
     */
    random?: number;
    /**
     * Largest share of a training window's frames that may lack an image or all of the stage's labels; windows that lack more are skipped. Absent: one frame with a label is enough.
     */
    missing?: number;
    /**
     * Replaces frames that the data set lacks, or whose image cannot be read. repeat: the frame before; zeros: a frame of zeros, which heads read like any other; skip: nothing, the frames beside it are adjacent in a window.
     */
    gaps: 'repeat' | 'zeros' | 'skip';
  };
  /**
   * Label spaces of the page's own, by name, beside the built-in ones.
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
       * Names of the labels, in order; or their number, which names them 0, 1, 2 and so on.
       */
      names: string[] | number;
      /**
       * Of continuous labels, the least and the largest. The model learns them on the scale of [-1, 1]; predictions, scores and files use the labels' own. Absent: [-1, 1]; with standardize, any number.
       *
       * @minItems 2
       * @maxItems 2
       */
      range?: number[];
      /**
       * Of continuous labels: the model learns how many standard deviations a value is from the mean of the training rows, and predictions, scores and files use the labels' own scale. For labels without bounds, such as prices.
       */
      standardize?: boolean;
      /**
       * Unit of continuous labels, for tables and charts: years.
       */
      unit?: string;
    };
  };
  /**
   * The sound of the videos that the data set's rows are frames of, for backbones that read it. Absent: none is read.
   */
  audio?: {
    /**
     * The folder of WAV files, in the data set's root unless absolute: of a row <sequence>.wav or, if there is none, <group>.wav, which the people in a video share. A row without a file is silent.
     */
    folder: string;
    /**
     * Samples per second of the files.
     */
    rate: number;
    /**
     * Frames per second of the videos: a number or, if they differ, a table video,frames,fps in the data set's root unless absolute.
     */
    fps?: number | string;
    /**
     * In place of fps, for videos whose frame rate varies: the folder of text files <video>.txt, in the data set's root unless absolute, with the time of each frame in milliseconds, one per line, as mkvextract timestamps_v2 writes them.
     */
    timestamps?: string;
    /**
     * The moment of the sound at which a frame is. time: that of the frame, by fps or timestamps; proportion: as far in the sound as the frame is in the video, by the frames that the table of fps has.
     */
    align: 'time' | 'proportion';
  };
  /**
   * Turns an image into numbers; heads read it as `backbone`.
   */
  backbone: PartOptions;
  /**
   * Further backbones by name, beside `backbone`; heads read them by these names. Absent: none.
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
   * The stages, in the order they run. What a stage does not train is frozen, in evaluation mode.
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
       * Label spaces: rows with at least one of them are used. Absent: those of the losses.
       *
       * @minItems 1
       */
      rows?: string[];
      /**
       * How an epoch draws rows, with replacement. Absent: each row once.
       */
      sampling?: {
        /**
         * A node whose classes, or whose yes and no, are drawn equally often: each row by the inverse frequency of its class. Rows without that label keep their share.
         */
        balanced: string;
      };
      /**
       * Combines the losses of a stage into one. Absent: weighted-sum.
       */
      balancer: PartOptions;
      optimizer: Optimizer;
      /**
       * Where the gradient is taken. Absent: plain.
       */
      gradient: PartOptions;
      clip?: Clip;
      /**
       * The learning rate over the steps. Absent: constant.
       */
      schedule: PartOptions;
      mixup?: Mixup;
      batch: Batch;
      epochs: Epochs;
      /**
       * Metric whose best validation value picks the weights that the stage keeps. Absent: the last ones.
       */
      select?: string;
      /**
       * Early stopping: the stage ends after this many epochs without a better value of select. Absent: it trains all its epochs.
       */
      patience?: number;
      /**
       * Which of several equally good epochs is kept. Absent: the first.
       */
      selectTies?: 'first' | 'last';
    };
  };
  /**
   * Steps after the model, by name, each on the predictions of nodes or of other steps: in evaluation, in predictions and in the report, never in training. A metric names a step as its node. Absent: none.
   */
  postprocess?: {
    /**
     * A step: one of smooth, threshold, blend and clip.
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
         * mean and median of the window; gaussian: weights exp(-d^2 / (2 sigma^2)) at a distance of d frames; wiener: Wiener filter, which smooths less where predictions vary more than elsewhere.
         */
        by: 'mean' | 'median' | 'gaussian' | 'wiener';
        /**
         * Length of the window, an odd number: the frame and as many before it as after it. Or a list of such lengths, from which tune picks one; 1 smooths nothing.
         */
        span: number | number[];
        /**
         * The rows on which the spans of a list are scored, once training is over; of equal ones the first is kept.
         */
        tune?: 'train' | 'validation';
        /**
         * The metric whose best value picks the span of a list. Absent: the one whose node is this step.
         */
        select?: string;
        /**
         * Of gaussian; absent: (span - 1) / 8, so that the window ends at 4 sigma.
         */
        sigma?: number;
        /**
         * Frames without a prediction. interpolate: the line between their neighbors counts; skip: they do not count.
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
         * The thresholds: one for all labels, or one for each in the order of the label space. Set this or tune.
         */
        values?: number | number[];
        /**
         * The rows on which the threshold of each label is tuned for its best F1, once training is over. Set this or values.
         */
        tune?: 'train' | 'validation';
      };
      /**
       * The weighted mean of the probabilities or values of several nodes or steps with the same labels, also of other runs.
       */
      blend?: {
        /**
         * The nodes or steps.
         *
         * @minItems 1
         */
        nodes: string[];
        /**
         * A weight for each of nodes, divided by the sum of all weights. Absent: each is 1.
         *
         * @minItems 1
         */
        weights?: number[];
        /**
         * Nodes or steps of other finished runs, by their predictions for the same validation rows. Absent: none.
         *
         * @minItems 1
         *
         * Items: What one other run predicts.
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
           * Its weight beside those of nodes.
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
         * The least and the largest value. Absent: the range of the labels.
         *
         * @minItems 2
         * @maxItems 2
         */
        range?: number[];
      };
    };
  };
  /**
   * The scores by name, over the validation rows.
   */
  metrics: {
    /**
     * A metric.
     */
    [k: string]: PartOptions;
  };
  /**
   * Trackers of the run, by names of your own.
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
      "description": "The paper that this page follows, and the published row that it reproduces, if one was read; never inherited.",
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
          "description": "Number of the table; absent where the number is in the text alone.",
          "type": "integer",
          "minimum": 1
        },
        "row": {
          "description": "Name of the row, as the zoo lists it.",
          "type": "string"
        }
      }
    },
    "plugins": {
      "description": "Packages whose parts this page uses, beside the built-in ones.",
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
      "description": "The data set: where images and labels come from.",
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
          "description": "Aligner that finds the face in a photo, so that the backbone sees it alone and upright. Absent: whole images.",
          "type": "object",
          "x-shelf": "aligners",
          "properties": {
            "missing": {
              "description": "A photo without a face: skip it, or use it whole.",
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
          "description": "Largest image to decode, in millions of pixels; a larger one counts as unreadable. Absent: 64.",
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
                  "description": "Share of the images that are changed.",
                  "type": "number",
                  "minimum": 0,
                  "maximum": 1,
                  "default": 1
                }
              }
            },
            "views": {
              "description": "Augmented copies of each image to bank if the backbone is frozen.",
              "type": "integer",
              "minimum": 1,
              "maximum": 64,
              "default": 1
            }
          }
        },
        "evaluate": {
          "description": "Images of validation and test, never augmented.",
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
      "description": "Cuts sequences into windows of frames for the heads that read them. Windows never cross sequences; the data set says which frame of which sequence an image is. Absent: each image is predicted alone.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "length"
      ],
      "properties": {
        "length": {
          "description": "Frames of a window, or `whole`: a sequence is one window. A sequence that is shorter is padded; heads see which frames are padding; losses and predictions ignore them.",
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
          "description": "Distance of neighboring frames of a window: with 2, a window reads every second frame. All frames are still used, those between in other windows.",
          "type": "integer",
          "minimum": 1,
          "maximum": 65536,
          "default": 1,
          "x-unit": "frames"
        },
        "stride": {
          "description": "Distance of the first frames of successive windows, counted in frames of a window. In evaluation, the last window of a sequence ends with it, and predictions of a frame that several windows make are averaged. Absent: the length, so that windows do not overlap.",
          "type": "integer",
          "minimum": 1,
          "maximum": 65536,
          "x-unit": "frames"
        },
        "random": {
          "description": "Windows that an epoch draws from each sequence at random places, with replacement, instead of windows by stride, which only evaluation then uses. Absent: windows by stride.",
          "type": "integer",
          "minimum": 1,
          "maximum": 65536,
          "x-unit": "windows"
        },
        "missing": {
          "description": "Largest share of a training window's frames that may lack an image or all of the stage's labels; windows that lack more are skipped. Absent: one frame with a label is enough.",
          "type": "number",
          "minimum": 0,
          "exclusiveMaximum": 1
        },
        "gaps": {
          "description": "Replaces frames that the data set lacks, or whose image cannot be read. repeat: the frame before; zeros: a frame of zeros, which heads read like any other; skip: nothing, the frames beside it are adjacent in a window.",
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
      "description": "Label spaces of the page's own, by name, beside the built-in ones.",
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
            "description": "Names of the labels, in order; or their number, which names them 0, 1, 2 and so on.",
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
            "description": "Of continuous labels, the least and the largest. The model learns them on the scale of [-1, 1]; predictions, scores and files use the labels' own. Absent: [-1, 1]; with standardize, any number.",
            "type": "array",
            "items": {
              "type": "number"
            },
            "minItems": 2,
            "maxItems": 2
          },
          "standardize": {
            "description": "Of continuous labels: the model learns how many standard deviations a value is from the mean of the training rows, and predictions, scores and files use the labels' own scale. For labels without bounds, such as prices.",
            "type": "boolean"
          },
          "unit": {
            "description": "Unit of continuous labels, for tables and charts: years.",
            "type": "string",
            "minLength": 1,
            "maxLength": 20
          }
        }
      }
    },
    "audio": {
      "description": "The sound of the videos that the data set's rows are frames of, for backbones that read it. Absent: none is read.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "folder": {
          "description": "The folder of WAV files, in the data set's root unless absolute: of a row <sequence>.wav or, if there is none, <group>.wav, which the people in a video share. A row without a file is silent.",
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
          "description": "Frames per second of the videos: a number or, if they differ, a table video,frames,fps in the data set's root unless absolute.",
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
          "description": "In place of fps, for videos whose frame rate varies: the folder of text files <video>.txt, in the data set's root unless absolute, with the time of each frame in milliseconds, one per line, as mkvextract timestamps_v2 writes them.",
          "type": "string"
        },
        "align": {
          "description": "The moment of the sound at which a frame is. time: that of the frame, by fps or timestamps; proportion: as far in the sound as the frame is in the video, by the frames that the table of fps has.",
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
      "description": "Further backbones by name, beside `backbone`; heads read them by these names. Absent: none.",
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
            "description": "Of a network: the backbone whose outputs it reads as images, such as a log-mel with a map. Absent: it reads the images of the data set.",
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
            "description": "Starting weights: those of the head of this name in a finished run (run:runs/x, its folder) or in a file of weights (a path, an https URL or a name of the catalog). Absent: random.",
            "type": "string",
            "minLength": 1,
            "x-path": true
          },
          "thresholds": {
            "description": "The rows on which the threshold of each label is tuned for its best F1, once training is over; for multi-label heads. Absent: a label is on from a probability of 0.5.",
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
      "description": "The stages, in the order they run. What a stage does not train is frozen, in evaluation mode.",
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
                  "description": "The node that the loss trains, if the loss has another name: a node may have several losses. Absent: the node of that name.",
                  "type": "string"
                },
                "target": {
                  "description": "The node whose predictions the loss compares with, on every row, in place of labels. Absent: the labels of the node.",
                  "type": "string"
                },
                "gradientTo": {
                  "description": "Nodes that the gradient of a loss with a target reaches. node: the target is a constant, as labels are; both: the target is trained too. Absent: node.",
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
            "description": "Label spaces: rows with at least one of them are used. Absent: those of the losses.",
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
                "description": "A node whose classes, or whose yes and no, are drawn equally often: each row by the inverse frequency of its class. Rows without that label keep their share.",
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
            "description": "Metric whose best validation value picks the weights that the stage keeps. Absent: the last ones.",
            "type": "string",
            "x-metric": true
          },
          "patience": {
            "description": "Early stopping: the stage ends after this many epochs without a better value of select. Absent: it trains all its epochs.",
            "type": "integer",
            "minimum": 1,
            "x-unit": "epochs"
          },
          "selectTies": {
            "description": "Which of several equally good epochs is kept. Absent: the first.",
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
      "description": "Steps after the model, by name, each on the predictions of nodes or of other steps: in evaluation, in predictions and in the report, never in training. A metric names a step as its node. Absent: none.",
      "type": "object",
      "propertyNames": {
        "$ref": "#/$defs/name",
        "not": {
          "const": "backbone"
        }
      },
      "minProperties": 1,
      "additionalProperties": {
        "description": "A step: one of smooth, threshold, blend and clip.",
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
                "description": "mean and median of the window; gaussian: weights exp(-d^2 / (2 sigma^2)) at a distance of d frames; wiener: Wiener filter, which smooths less where predictions vary more than elsewhere.",
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
                "description": "Length of the window, an odd number: the frame and as many before it as after it. Or a list of such lengths, from which tune picks one; 1 smooths nothing.",
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
                "description": "The rows on which the spans of a list are scored, once training is over; of equal ones the first is kept.",
                "type": "string",
                "enum": [
                  "train",
                  "validation"
                ]
              },
              "select": {
                "description": "The metric whose best value picks the span of a list. Absent: the one whose node is this step.",
                "type": "string"
              },
              "sigma": {
                "description": "Of gaussian; absent: (span - 1) / 8, so that the window ends at 4 sigma.",
                "type": "number",
                "exclusiveMinimum": 0,
                "x-unit": "frames"
              },
              "gaps": {
                "description": "Frames without a prediction. interpolate: the line between their neighbors counts; skip: they do not count.",
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
                "description": "The thresholds: one for all labels, or one for each in the order of the label space. Set this or tune.",
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
                "description": "The rows on which the threshold of each label is tuned for its best F1, once training is over. Set this or values.",
                "type": "string",
                "enum": [
                  "train",
                  "validation"
                ]
              }
            }
          },
          "blend": {
            "description": "The weighted mean of the probabilities or values of several nodes or steps with the same labels, also of other runs.",
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
                "description": "A weight for each of nodes, divided by the sum of all weights. Absent: each is 1.",
                "type": "array",
                "items": {
                  "type": "number",
                  "minimum": 0
                },
                "minItems": 1
              },
              "runs": {
                "description": "Nodes or steps of other finished runs, by their predictions for the same validation rows. Absent: none.",
                "type": "array",
                "minItems": 1,
                "items": {
                  "description": "What one other run predicts.",
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
                      "description": "Its weight beside those of nodes.",
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
                "description": "The least and the largest value. Absent: the range of the labels.",
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
      "description": "The scores by name, over the validation rows.",
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
      "description": "Trackers of the run, by names of your own.",
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
        "description": "What this profile changes.",
        "type": "object"
      },
      "x-written": true
    },
    "format": {
      "description": "Version of the language of pages that this page is written in; absent: 1. It never changes what the page means.",
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
      "description": "Where the gradient is taken. Absent: plain.",
      "type": "object",
      "x-shelf": "gradients"
    },
    "clip": {
      "description": "Largest norm of the gradient, over all weights that a step moves together; a longer gradient is scaled down to it. With sam, the gradient at the worst weights is clipped. Absent: no limit.",
      "type": "number",
      "exclusiveMinimum": 0
    },
    "schedule": {
      "description": "The learning rate over the steps. Absent: constant.",
      "type": "object",
      "x-shelf": "schedules"
    },
    "mixup": {
      "description": "Each step trains on mixtures of two rows of its batch, l of one and 1 - l of the other, and their losses are mixed alike; l is drawn from Beta(mixup, mixup). A map says more: the number is its alpha. Absent: rows are not mixed.",
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
              "description": "How much the losses of the rows themselves, unmixed, count beside those of the mixtures: 0 is mixup, 1 is MixAugment. Absent: 0.",
              "type": "number",
              "minimum": 0,
              "maximum": 100
            },
            "at": {
              "description": "What to mix. images: images, so that a frozen backbone is computed at each step, in evaluation mode; features: the outputs of frozen nodes, from the bank. Absent: what the stage reads, which is images if it trains the backbone.",
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
