// Generated from schemas/heads/convolution.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A temporal convolutional network: layers of convolutions over the frames of a window, each followed by ReLU.
 */
export interface ConvolutionOptions {
  /**
   * Selects convolution.
   */
  type: 'convolution';
  /**
   * Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.
   */
  input: string | string[];
  /**
   * Width of the output of every layer.
   */
  width: number;
  /**
   * Frames that a layer reads for each frame.
   */
  kernel: number;
  /**
   * Number of layers.
   */
  layers: number;
  /**
   * Distance between the frames that a layer reads. none: 1; double: 1, 2, 4, 8, ... from layer to layer, so that few layers read many frames.
   */
  dilation: 'none' | 'double';
  /**
   * Whether a frame depends only on itself and earlier frames, instead of equally many before and after it.
   */
  causal: boolean;
  /**
   * Whether every layer adds its input to its output; the first does so only if the input is as wide as width.
   */
  residual: boolean;
  /**
   * Dropout rate of a layer's outputs in training.
   */
  dropout: number;
}

export const schema: PartSchema<ConvolutionOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ConvolutionOptions",
  "description": "A temporal convolutional network: layers of convolutions over the frames of a window, each followed by ReLU.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "input",
    "width"
  ],
  "examples": [
    {
      "width": 3,
      "kernel": 2,
      "layers": 2,
      "dropout": 0.5,
      "residual": true,
      "dilation": "double"
    }
  ],
  "properties": {
    "type": {
      "const": "convolution",
      "description": "Selects convolution."
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
    "width": {
      "description": "Width of the output of every layer.",
      "type": "integer",
      "minimum": 1
    },
    "kernel": {
      "description": "Frames that a layer reads for each frame.",
      "type": "integer",
      "minimum": 1,
      "default": 3
    },
    "layers": {
      "description": "Number of layers.",
      "type": "integer",
      "minimum": 1,
      "default": 1
    },
    "dilation": {
      "description": "Distance between the frames that a layer reads. none: 1; double: 1, 2, 4, 8, ... from layer to layer, so that few layers read many frames.",
      "type": "string",
      "enum": [
        "none",
        "double"
      ],
      "default": "none"
    },
    "causal": {
      "description": "Whether a frame depends only on itself and earlier frames, instead of equally many before and after it.",
      "type": "boolean",
      "default": false
    },
    "residual": {
      "description": "Whether every layer adds its input to its output; the first does so only if the input is as wide as width.",
      "type": "boolean",
      "default": false
    },
    "dropout": {
      "description": "Dropout rate of a layer's outputs in training.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0
    }
  }
};
