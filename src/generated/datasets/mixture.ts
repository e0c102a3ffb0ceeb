// Generated from schemas/datasets/mixture.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';
import type { PartOptions } from '../../plan/plan.js';

/**
 * Several data sets in one. Each gives the labels that it has; a sample trains the tasks whose labels it has.
 */
export interface MixtureOptions {
  /**
   * Picks mixture.
   */
  type: 'mixture';
  /**
   * The data sets by name. The keys of samples, groups and sequences begin with the name of their data set, as in faces/1.jpg.
   */
  of: {
    /**
     * A data set.
     */
    [k: string]: PartOptions;
  };
  /**
   * What a training batch consists of. proportional: samples of every data set, as many as its share of all; alternating: one data set at a time, in the order of the page, and nodes whose losses find no label in a batch are not changed by it; or by name, how many samples of each, relative to the others. The stage's batch must be a multiple of the sum. Data sets without a label for the stage are left out. In a stage that trains on windows, windows are counted.
   */
  batch:
    | ('proportional' | 'alternating')
    | {
        /**
         * Samples of this data set, relative to the others.
         */
        [k: string]: number;
      };
  /**
   * When an epoch ends. longest: when every data set was seen once, the shorter ones starting over; shortest: when the first of them was seen once; or after this number of samples. Batches are always full. Absent: longest; a proportional epoch sees every sample once.
   */
  epoch?: ('longest' | 'shortest') | number;
  /**
   * Share of images of a split that may be unreadable before the run stops. Each data set has its own for rows of its files.
   */
  tolerance: number;
}

export const schema: PartSchema<MixtureOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "MixtureOptions",
  "description": "Several data sets in one. Each gives the labels that it has; a sample trains the tasks whose labels it has.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "of"
  ],
  "properties": {
    "type": {
      "const": "mixture",
      "description": "Picks mixture."
    },
    "of": {
      "description": "The data sets by name. The keys of samples, groups and sequences begin with the name of their data set, as in faces/1.jpg.",
      "type": "object",
      "propertyNames": {
        "pattern": "^[A-Za-z][A-Za-z0-9_-]*$"
      },
      "additionalProperties": {
        "description": "A data set.",
        "type": "object",
        "x-shelf": "datasets"
      }
    },
    "batch": {
      "description": "What a training batch consists of. proportional: samples of every data set, as many as its share of all; alternating: one data set at a time, in the order of the page, and nodes whose losses find no label in a batch are not changed by it; or by name, how many samples of each, relative to the others. The stage's batch must be a multiple of the sum. Data sets without a label for the stage are left out. In a stage that trains on windows, windows are counted.",
      "default": "proportional",
      "anyOf": [
        {
          "enum": [
            "proportional",
            "alternating"
          ]
        },
        {
          "type": "object",
          "minProperties": 1,
          "additionalProperties": {
            "description": "Samples of this data set, relative to the others.",
            "type": "integer",
            "minimum": 1,
            "maximum": 65536
          }
        }
      ]
    },
    "epoch": {
      "description": "When an epoch ends. longest: when every data set was seen once, the shorter ones starting over; shortest: when the first of them was seen once; or after this number of samples. Batches are always full. Absent: longest; a proportional epoch sees every sample once.",
      "anyOf": [
        {
          "enum": [
            "longest",
            "shortest"
          ]
        },
        {
          "type": "integer",
          "minimum": 1,
          "x-unit": "samples"
        }
      ]
    },
    "tolerance": {
      "description": "Share of images of a split that may be unreadable before the run stops. Each data set has its own for rows of its files.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
