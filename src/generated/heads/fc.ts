// Generated from schemas/heads/fc.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Fully connected layers: hidden ones with ReLU, then one of the output width.
 */
export interface FcOptions {
  /**
   * Selects fc.
   */
  type: 'fc';
  /**
   * Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.
   */
  input: string | string[];
  /**
   * Width of the output: usually one unit per label.
   */
  units: number;
  /**
   * Widths of the hidden layers, in order, each followed by ReLU.
   */
  hidden: number[];
  /**
   * Batch norm between every linear layer and its activation.
   */
  batchNorm: boolean;
  /**
   * Activation of the last layer. sigmoid outputs probabilities, tanh values in [-1, 1], none logits.
   */
  activation: 'none' | 'relu' | 'sigmoid' | 'tanh';
  /**
   * l2: divide each output by its Euclidean length, so that its length is 1. Absent: no normalization.
   */
  normalize?: 'l2';
  /**
   * Dropout rate of the inputs of every linear layer in training.
   */
  dropout: number;
  /**
   * Initial weights of a layer. fan-in: U(±1 / sqrt(inputs)), as in PyTorch; units: N(0, sqrt(1 / units)), as in the code of Nguyen et al. 2022, which saturates tanh if there are few units. Biases start from U(±1 / sqrt(inputs)).
   */
  init: 'units' | 'fan-in';
  /**
   * The label space that this head predicts. Absent: the head only feeds other heads.
   */
  labels?: string;
}

export const schema: PartSchema<FcOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "FcOptions",
  "description": "Fully connected layers: hidden ones with ReLU, then one of the output width.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "input",
    "units"
  ],
  "examples": [
    {
      "hidden": [
        3
      ],
      "batchNorm": true,
      "activation": "tanh",
      "dropout": 0.5
    },
    {
      "activation": "tanh",
      "normalize": "l2"
    }
  ],
  "properties": {
    "type": {
      "const": "fc",
      "description": "Selects fc."
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
    "units": {
      "description": "Width of the output: usually one unit per label.",
      "type": "integer",
      "minimum": 1
    },
    "hidden": {
      "description": "Widths of the hidden layers, in order, each followed by ReLU.",
      "type": "array",
      "items": {
        "type": "integer",
        "minimum": 1
      },
      "default": []
    },
    "batchNorm": {
      "description": "Batch norm between every linear layer and its activation.",
      "type": "boolean",
      "default": false
    },
    "activation": {
      "description": "Activation of the last layer. sigmoid outputs probabilities, tanh values in [-1, 1], none logits.",
      "type": "string",
      "enum": [
        "none",
        "relu",
        "sigmoid",
        "tanh"
      ],
      "default": "none"
    },
    "normalize": {
      "description": "l2: divide each output by its Euclidean length, so that its length is 1. Absent: no normalization.",
      "type": "string",
      "enum": [
        "l2"
      ]
    },
    "dropout": {
      "description": "Dropout rate of the inputs of every linear layer in training.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0
    },
    "init": {
      "description": "Initial weights of a layer. fan-in: U(±1 / sqrt(inputs)), as in PyTorch; units: N(0, sqrt(1 / units)), as in the code of Nguyen et al. 2022, which saturates tanh if there are few units. Biases start from U(±1 / sqrt(inputs)).",
      "type": "string",
      "enum": [
        "units",
        "fan-in"
      ],
      "default": "fan-in"
    },
    "labels": {
      "description": "The label space that this head predicts. Absent: the head only feeds other heads.",
      "type": "string",
      "x-labels": true
    }
  }
};
