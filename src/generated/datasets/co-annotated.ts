// Generated from schemas/datasets/co-annotated.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';
import type { PartOptions } from '../../plan/plan.js';

/**
 * A data set whose training samples get labels that follow from their other labels: action units from expressions, or expressions from action units. Samples that have the label keep it; validation and test samples get none.
 */
export interface CoAnnotatedOptions {
  /**
   * Picks co-annotated.
   */
  type: 'co-annotated';
  /**
   * The data set.
   */
  of: PartOptions;
  /**
   * The label space that labels are derived from.
   */
  from: string;
  /**
   * The label space that samples get labels of.
   */
  to: string;
  /**
   * By name or as a matrix, as of the head class-map: a row for each label of from, in it a weight from 0 to 1 for each label of to. expression-to-units: from the 8 expressions to the 12 action units (Kollias 2021, after Du et al. 2014); units-to-expression: the same, the other way.
   */
  map: ('expression-to-units' | 'units-to-expression') | number[][];
  /**
   * hard: a class sets all labels that it has a weight for, and the others stay unknown; labels that are all set give the class that has most of them, and no class if none has all. soft: labels give each class a probability, the softmax of the weighted share of its labels that are set.
   */
  labels: 'hard' | 'soft';
}

export const schema: PartSchema<CoAnnotatedOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "CoAnnotatedOptions",
  "description": "A data set whose training samples get labels that follow from their other labels: action units from expressions, or expressions from action units. Samples that have the label keep it; validation and test samples get none.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "of",
    "from",
    "to",
    "map"
  ],
  "properties": {
    "type": {
      "const": "co-annotated",
      "description": "Picks co-annotated."
    },
    "of": {
      "description": "The data set.",
      "type": "object",
      "x-shelf": "datasets"
    },
    "from": {
      "description": "The label space that labels are derived from.",
      "type": "string",
      "x-labels": true
    },
    "to": {
      "description": "The label space that samples get labels of.",
      "type": "string",
      "x-labels": true
    },
    "map": {
      "description": "By name or as a matrix, as of the head class-map: a row for each label of from, in it a weight from 0 to 1 for each label of to. expression-to-units: from the 8 expressions to the 12 action units (Kollias 2021, after Du et al. 2014); units-to-expression: the same, the other way.",
      "anyOf": [
        {
          "type": "string",
          "enum": [
            "expression-to-units",
            "units-to-expression"
          ]
        },
        {
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "array",
            "minItems": 1,
            "items": {
              "type": "number",
              "minimum": 0,
              "maximum": 1
            }
          }
        }
      ]
    },
    "labels": {
      "description": "hard: a class sets all labels that it has a weight for, and the others stay unknown; labels that are all set give the class that has most of them, and no class if none has all. soft: labels give each class a probability, the softmax of the weighted share of its labels that are set.",
      "type": "string",
      "enum": [
        "hard",
        "soft"
      ],
      "default": "hard"
    }
  }
};
