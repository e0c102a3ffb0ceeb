// Generated from schemas/heads/transformer.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A transformer over the frames of a window: self-attention, attention to another node where `memory` names one, and a feed-forward network, layer by layer.
 */
export interface TransformerOptions {
  /**
   * Picks transformer.
   */
  type: 'transformer';
  /**
   * Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.
   */
  input: string | string[];
  /**
   * The nodes whose frames every layer attends to beside those of input, as the decoder of a translator does: the voice beside the face. Absent: an encoder.
   */
  memory?: string | string[];
  /**
   * Width of the layers and of the output. A linear layer brings input, and memory, to it.
   */
  width: number;
  /**
   * Heads of attention; they divide the width.
   */
  heads: number;
  /**
   * Layers, one after the other.
   */
  layers: number;
  /**
   * Width of the hidden layer, with ReLU, of the feed-forward network.
   */
  feedforward: number;
  /**
   * Share that a training step drops of attention weights, of the hidden layer, and of what attention and feed-forward add.
   */
  dropout: number;
  /**
   * Where layer norm is. after: on each sum, as in Vaswani et al. 2017; before: on what attention and feed-forward read, and on the output.
   */
  norm: 'after' | 'before';
  /**
   * How frames encode their place in the window. sinusoid: sines and cosines of it are added, as in Vaswani et al. 2017; none: their order is not seen, unless by causal.
   */
  positions: 'sinusoid' | 'none';
  /**
   * Whether a frame attends only to itself and earlier frames of input. Frames of memory are all attended to.
   */
  causal: boolean;
}

export const schema: PartSchema<TransformerOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "TransformerOptions",
  "description": "A transformer over the frames of a window: self-attention, attention to another node where `memory` names one, and a feed-forward network, layer by layer.",
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
      "description": "Picks transformer."
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
      "description": "The nodes whose frames every layer attends to beside those of input, as the decoder of a translator does: the voice beside the face. Absent: an encoder.",
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
      "description": "Width of the layers and of the output. A linear layer brings input, and memory, to it.",
      "type": "integer",
      "minimum": 1
    },
    "heads": {
      "description": "Heads of attention; they divide the width.",
      "type": "integer",
      "minimum": 1,
      "default": 4,
      "examples": [
        2
      ]
    },
    "layers": {
      "description": "Layers, one after the other.",
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
      "description": "Share that a training step drops of attention weights, of the hidden layer, and of what attention and feed-forward add.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0.1
    },
    "norm": {
      "description": "Where layer norm is. after: on each sum, as in Vaswani et al. 2017; before: on what attention and feed-forward read, and on the output.",
      "type": "string",
      "enum": [
        "after",
        "before"
      ],
      "default": "after"
    },
    "positions": {
      "description": "How frames encode their place in the window. sinusoid: sines and cosines of it are added, as in Vaswani et al. 2017; none: their order is not seen, unless by causal.",
      "type": "string",
      "enum": [
        "sinusoid",
        "none"
      ],
      "default": "sinusoid"
    },
    "causal": {
      "description": "Whether a frame attends only to itself and earlier frames of input. Frames of memory are all attended to.",
      "type": "boolean",
      "default": false
    }
  }
};
