// Generated from schemas/heads/class-map.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Translates predictions between label spaces with a fixed matrix, for example from expressions to action units. It has no weights; the gradient flows through it.
 */
export interface ClassMapOptions {
  /**
   * Selects class-map.
   */
  type: 'class-map';
  /**
   * Node whose prediction is translated.
   */
  input: string;
  /**
   * A name or a matrix: a row for each label of the input, with a weight from 0 to 1 for each label of the result. expression-to-units: from the 8 expressions to the 12 action units, 1 if an expression always shows the unit, otherwise how often it does (Kollias 2021, after Du et al. 2014); units-to-expression: the reverse.
   */
  map: ('expression-to-units' | 'units-to-expression') | number[][];
  /**
   * What the input predicts. classes: one of several; their weights are summed, weighted by probability; labels: several at once; the result is their weighted mean.
   */
  from: 'classes' | 'labels';
  /**
   * Scale of the result. probabilities: one per label; logits: evidence for classes, as input of a softmax.
   */
  gives: 'probabilities' | 'logits';
  /**
   * The label space in which the result is compared and scored. Absent: the head only feeds other heads and losses.
   */
  labels?: string;
}

export const schema: PartSchema<ClassMapOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ClassMapOptions",
  "description": "Translates predictions between label spaces with a fixed matrix, for example from expressions to action units. It has no weights; the gradient flows through it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "input",
    "map"
  ],
  "examples": [
    {
      "map": [
        [
          0,
          0.5
        ],
        [
          1,
          0
        ]
      ],
      "from": "labels"
    },
    {
      "map": [
        [
          0,
          0.5
        ],
        [
          1,
          0
        ]
      ],
      "from": "labels",
      "gives": "logits"
    }
  ],
  "properties": {
    "type": {
      "const": "class-map",
      "description": "Selects class-map."
    },
    "input": {
      "description": "Node whose prediction is translated.",
      "type": "string",
      "x-node": true
    },
    "map": {
      "description": "A name or a matrix: a row for each label of the input, with a weight from 0 to 1 for each label of the result. expression-to-units: from the 8 expressions to the 12 action units, 1 if an expression always shows the unit, otherwise how often it does (Kollias 2021, after Du et al. 2014); units-to-expression: the reverse.",
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
      ],
      "examples": [
        [
          [
            0,
            0.5
          ],
          [
            1,
            0
          ]
        ]
      ]
    },
    "from": {
      "description": "What the input predicts. classes: one of several; their weights are summed, weighted by probability; labels: several at once; the result is their weighted mean.",
      "type": "string",
      "enum": [
        "classes",
        "labels"
      ],
      "default": "classes"
    },
    "gives": {
      "description": "Scale of the result. probabilities: one per label; logits: evidence for classes, as input of a softmax.",
      "type": "string",
      "enum": [
        "probabilities",
        "logits"
      ],
      "default": "probabilities"
    },
    "labels": {
      "description": "The label space in which the result is compared and scored. Absent: the head only feeds other heads and losses.",
      "type": "string",
      "x-labels": true
    }
  }
};
