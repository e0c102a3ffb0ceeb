// Generated from schemas/datasets/mixture.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';
import type { PartOptions } from '../../plan/plan.js';

/**
 * Several data sets in one. A sample trains the tasks for which its data set has labels.
 */
export interface MixtureOptions {
  /**
   * Selects mixture.
   */
  type: 'mixture';
  /**
   * The data sets by name. The keys of samples, groups and sequences start with the name of their data set, as in faces/1.jpg.
   */
  of: {
    /**
     * A data set.
     */
    [k: string]: PartOptions;
  };
  /**
   * The composition of a training batch. proportional: samples of every data set in proportion to its size; alternating: one data set at a time, in the order of the page, and a batch without a label for a node's losses does not change the node; or, by name, relative numbers of samples, whose sum must divide the stage's batch. Data sets without a label for the stage are left out. In a stage that trains on windows, windows are counted.
   */
  batch:
    | ('proportional' | 'alternating')
    | {
        /**
         * Relative number of samples from this data set.
         */
        [k: string]: number;
      };
  /**
   * When an epoch ends. longest: after the longest data set has been used once, while shorter ones start over; shortest: after the shortest one; or after this number of samples. Batches are always full. Absent: longest; a proportional epoch uses every sample once.
   */
  epoch?: ('longest' | 'shortest') | number;
  /**
   * Fraction of the images of a split that may be unreadable before the run stops. Each data set has its own limit for the rows of its files.
   */
  tolerance: number;
}

export const schema: PartSchema<MixtureOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "MixtureOptions",
  "description": "Several data sets in one. A sample trains the tasks for which its data set has labels.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "of"
  ],
  "properties": {
    "type": {
      "const": "mixture",
      "description": "Selects mixture."
    },
    "of": {
      "description": "The data sets by name. The keys of samples, groups and sequences start with the name of their data set, as in faces/1.jpg.",
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
      "description": "The composition of a training batch. proportional: samples of every data set in proportion to its size; alternating: one data set at a time, in the order of the page, and a batch without a label for a node's losses does not change the node; or, by name, relative numbers of samples, whose sum must divide the stage's batch. Data sets without a label for the stage are left out. In a stage that trains on windows, windows are counted.",
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
            "description": "Relative number of samples from this data set.",
            "type": "integer",
            "minimum": 1,
            "maximum": 65536
          }
        }
      ]
    },
    "epoch": {
      "description": "When an epoch ends. longest: after the longest data set has been used once, while shorter ones start over; shortest: after the shortest one; or after this number of samples. Batches are always full. Absent: longest; a proportional epoch uses every sample once.",
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
      "description": "Fraction of the images of a split that may be unreadable before the run stops. Each data set has its own limit for the rows of its files.",
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.01
    }
  }
};
