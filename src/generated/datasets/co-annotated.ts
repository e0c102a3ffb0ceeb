// Generated from schemas/datasets/co-annotated.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';
import type { PartOptions } from '../../plan/plan.js';

/**
 * A data set whose training samples get labels derived from their other labels: action units from expressions, or expressions from action units. Samples that have the label keep it; validation and test samples get none.
 */
export interface CoAnnotatedOptions {
  /**
   * Selects co-annotated.
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
   * The label space of the derived labels.
   */
  to: string;
  /**
   * A name or a matrix, as in the head class-map: a row for each label of from, with a weight from 0 to 1 for each label of to. expression-to-units: from the 8 expressions to the 12 action units (Kollias 2021, after Du et al. 2014); units-to-expression: the reverse.
   */
  map: ('expression-to-units' | 'units-to-expression') | number[][];
  /**
   * hard: a class sets all labels that it has a weight for, and the others stay unknown; labels give the class whose labels are all set (of several, the one with the most labels), or no class. soft: labels give each class a probability, the softmax of the weighted share of its labels that are set.
   */
  labels: 'hard' | 'soft';
}

export const schema: PartSchema<CoAnnotatedOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "CoAnnotatedOptions",
  "description": "A data set whose training samples get labels derived from their other labels: action units from expressions, or expressions from action units. Samples that have the label keep it; validation and test samples get none.",
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
      "description": "Selects co-annotated."
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
      "description": "The label space of the derived labels.",
      "type": "string",
      "x-labels": true
    },
    "map": {
      "description": "A name or a matrix, as in the head class-map: a row for each label of from, with a weight from 0 to 1 for each label of to. expression-to-units: from the 8 expressions to the 12 action units (Kollias 2021, after Du et al. 2014); units-to-expression: the reverse.",
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
      "description": "hard: a class sets all labels that it has a weight for, and the others stay unknown; labels give the class whose labels are all set (of several, the one with the most labels), or no class. soft: labels give each class a probability, the softmax of the weighted share of its labels that are set.",
      "type": "string",
      "enum": [
        "hard",
        "soft"
      ],
      "default": "hard"
    }
  }
};
