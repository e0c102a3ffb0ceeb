// Generated from schemas/heads/pool.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Statistics of each feature over the frames of a window, concatenated; every frame of the window has the same output.
 */
export interface PoolOptions {
  /**
   * Selects pool.
   */
  type: 'pool';
  /**
   * Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.
   */
  input: string | string[];
  /**
   * The statistics, in the order of the output. std: the population standard deviation. last: the last frame. attention: mean and standard deviation with learned weights of the frames.
   *
   * @minItems 1
   */
  by: ('mean' | 'std' | 'min' | 'max' | 'last' | 'attention')[];
  /**
   * For attention: width of the hidden layer that weighs a frame.
   */
  width: number;
}

export const schema: PartSchema<PoolOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "PoolOptions",
  "description": "Statistics of each feature over the frames of a window, concatenated; every frame of the window has the same output.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "input"
  ],
  "examples": [
    {
      "by": [
        "mean",
        "std",
        "min",
        "max",
        "last",
        "attention"
      ],
      "width": 3
    }
  ],
  "properties": {
    "type": {
      "const": "pool",
      "description": "Selects pool."
    },
    "input": {
      "description": "Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.",
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "array",
          "items": {
            "type": "string"
          },
          "minItems": 1
        }
      ],
      "x-node": true
    },
    "by": {
      "description": "The statistics, in the order of the output. std: the population standard deviation. last: the last frame. attention: mean and standard deviation with learned weights of the frames.",
      "type": "array",
      "items": {
        "type": "string",
        "enum": [
          "mean",
          "std",
          "min",
          "max",
          "last",
          "attention"
        ]
      },
      "minItems": 1,
      "uniqueItems": true,
      "default": [
        "mean",
        "std"
      ]
    },
    "width": {
      "description": "For attention: width of the hidden layer that weighs a frame.",
      "type": "integer",
      "minimum": 1,
      "default": 128
    }
  }
};
