// Generated from schemas/heads/transformer.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A transformer over the frames of a window: each layer has self-attention, attention to `memory` if it is set, and a feed-forward network.
 */
export interface TransformerOptions {
  /**
   * Selects transformer.
   */
  type: 'transformer';
  /**
   * Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.
   */
  input: string | string[];
  /**
   * Nodes whose frames every layer attends to in addition to those of input, like the decoder of a translator: for example the voice in addition to the face. Absent: an encoder.
   */
  memory?: string | string[];
  /**
   * Width of the layers and of the output. Linear layers project input and memory to it.
   */
  width: number;
  /**
   * Attention heads; their number must divide the width.
   */
  heads: number;
  /**
   * Number of layers.
   */
  layers: number;
  /**
   * Width of the hidden layer, with ReLU, of the feed-forward network.
   */
  feedforward: number;
  /**
   * Dropout rate in training, for attention weights, the hidden layer, and the outputs of attention and feed-forward.
   */
  dropout: number;
  /**
   * Position of layer norm. after: on each sum, as in Vaswani et al. 2017; before: on the inputs of attention and feed-forward, and on the output.
   */
  norm: 'after' | 'before';
  /**
   * Position encoding of frames. sinusoid: sines and cosines of the position are added, as in Vaswani et al. 2017; none: the order of frames has no effect, except through causal.
   */
  positions: 'sinusoid' | 'none';
  /**
   * Whether a frame attends only to itself and earlier frames of input. It always attends to all frames of memory.
   */
  causal: boolean;
}

export const schema: PartSchema<TransformerOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "TransformerOptions",
  "description": "A transformer over the frames of a window: each layer has self-attention, attention to `memory` if it is set, and a feed-forward network.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "input",
    "width"
  ],
  "examples": [
    {
      "width": 4,
      "heads": 2,
      "feedforward": 5,
      "layers": 2,
      "dropout": 0.5,
      "memory": "memory"
    },
    {
      "width": 4,
      "heads": 2,
      "feedforward": 5,
      "norm": "before",
      "causal": true,
      "dropout": 0
    }
  ],
  "properties": {
    "type": {
      "const": "transformer",
      "description": "Selects transformer."
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
    "memory": {
      "description": "Nodes whose frames every layer attends to in addition to those of input, like the decoder of a translator: for example the voice in addition to the face. Absent: an encoder.",
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
      "description": "Width of the layers and of the output. Linear layers project input and memory to it.",
      "type": "integer",
      "minimum": 1
    },
    "heads": {
      "description": "Attention heads; their number must divide the width.",
      "type": "integer",
      "minimum": 1,
      "default": 4,
      "examples": [
        2
      ]
    },
    "layers": {
      "description": "Number of layers.",
      "type": "integer",
      "minimum": 1,
      "default": 1
    },
    "feedforward": {
      "description": "Width of the hidden layer, with ReLU, of the feed-forward network.",
      "type": "integer",
      "minimum": 1,
      "default": 2048,
      "examples": [
        5
      ]
    },
    "dropout": {
      "description": "Dropout rate in training, for attention weights, the hidden layer, and the outputs of attention and feed-forward.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0.1
    },
    "norm": {
      "description": "Position of layer norm. after: on each sum, as in Vaswani et al. 2017; before: on the inputs of attention and feed-forward, and on the output.",
      "type": "string",
      "enum": [
        "after",
        "before"
      ],
      "default": "after"
    },
    "positions": {
      "description": "Position encoding of frames. sinusoid: sines and cosines of the position are added, as in Vaswani et al. 2017; none: the order of frames has no effect, except through causal.",
      "type": "string",
      "enum": [
        "sinusoid",
        "none"
      ],
      "default": "sinusoid"
    },
    "causal": {
      "description": "Whether a frame attends only to itself and earlier frames of input. It always attends to all frames of memory.",
      "type": "boolean",
      "default": false
    }
  }
};
