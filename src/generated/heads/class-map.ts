// Generated from schemas/heads/class-map.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Translates predictions between label spaces by a fixed matrix, such as from expressions to action units. It learns nothing; the gradient flows through it.
 */
export interface ClassMapOptions {
  /**
   * Picks class-map.
   */
  type: 'class-map';
  /**
   * Node whose prediction is translated.
   */
  input: string;
  /**
   * By name or as a matrix: a row for each label of the input, in it a weight from 0 to 1 for each label that it gives. expression-to-units: from the 8 expressions to the 12 action units, 1 where an expression always shows the unit, else how often it does (Kollias 2021, after Du et al. 2014); units-to-expression: the same, the other way.
   */
  map: ('expression-to-units' | 'units-to-expression') | number[][];
  /**
   * What the input predicts. classes: one of several, whose weights are summed by their probabilities; labels: several at once, whose weighted mean is taken.
   */
  from: 'classes' | 'labels';
  /**
   * What the result is. probabilities: that of each label; logits: evidence for classes, of which the softmax is taken.
   */
  gives: 'probabilities' | 'logits';
  /**
   * The label space that the result is compared and scored in. Absent: the head only feeds other heads and losses.
   */
  labels?: string;
}

export const schema: PartSchema<ClassMapOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ClassMapOptions",
  "description": "Translates predictions between label spaces by a fixed matrix, such as from expressions to action units. It learns nothing; the gradient flows through it.",
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
      "description": "Picks class-map."
    },
    "input": {
      "description": "Node whose prediction is translated.",
      "type": "string",
      "x-node": true
    },
    "map": {
      "description": "By name or as a matrix: a row for each label of the input, in it a weight from 0 to 1 for each label that it gives. expression-to-units: from the 8 expressions to the 12 action units, 1 where an expression always shows the unit, else how often it does (Kollias 2021, after Du et al. 2014); units-to-expression: the same, the other way.",
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
      "description": "What the input predicts. classes: one of several, whose weights are summed by their probabilities; labels: several at once, whose weighted mean is taken.",
      "type": "string",
      "enum": [
        "classes",
        "labels"
      ],
      "default": "classes"
    },
    "gives": {
      "description": "What the result is. probabilities: that of each label; logits: evidence for classes, of which the softmax is taken.",
      "type": "string",
      "enum": [
        "probabilities",
        "logits"
      ],
      "default": "probabilities"
    },
    "labels": {
      "description": "The label space that the result is compared and scored in. Absent: the head only feeds other heads and losses.",
      "type": "string",
      "x-labels": true
    }
  }
};
