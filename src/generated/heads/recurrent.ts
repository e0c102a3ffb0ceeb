// Generated from schemas/heads/recurrent.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A recurrent network over the frames of a window: layers of gated recurrent units (GRU) or of long short-term memory (LSTM).
 */
export interface RecurrentOptions {
  /**
   * Picks recurrent.
   */
  type: 'recurrent';
  /**
   * Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.
   */
  input: string | string[];
  /**
   * Width of the state, in each direction.
   */
  units: number;
  /**
   * What a layer consists of: gru, with a reset and an update gate; lstm, with an input, a forget and an output gate and a cell of its own.
   */
  cell: 'gru' | 'lstm';
  /**
   * Layers, each of which reads the states of the one before it.
   */
  layers: number;
  /**
   * Whether a second network reads the frames from the last to the first in every layer; the output is then twice as wide.
   */
  bidirectional: boolean;
  /**
   * Share of the states of every layer but the last that a training step drops.
   */
  dropout: number;
  /**
   * Of gru, where the reset gate comes. after: it scales the product of the matrix and the state, with a bias of its own there, as in PyTorch and cuDNN; before: it scales the state that the matrix reads, and there is one bias, as in TensorFlow's GRUCell.
   */
  reset: 'after' | 'before';
  /**
   * How many steps the vector of a row consists of, one after the other, such as the hops of log-mel: the network then reads these, each row by itself and without windows, and outputs its last state. Absent: it reads the frames of a window.
   */
  steps?: number;
  /**
   * each: every frame has the state at it. last: every frame of a window has the state at its end, which is that at the last frame, and of the network that reads backwards that at the first.
   */
  answer: 'each' | 'last';
  /**
   * Initial weights. uniform: all of them from U(±1 / sqrt(units)), as in PyTorch. orthogonal: the matrices of the state as random rotations, those of the input from U(±sqrt(6 / (inputs + units))), biases at 0.
   */
  init: 'uniform' | 'orthogonal';
}

export const schema: PartSchema<RecurrentOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "RecurrentOptions",
  "description": "A recurrent network over the frames of a window: layers of gated recurrent units (GRU) or of long short-term memory (LSTM).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "input",
    "units"
  ],
  "examples": [
    {
      "units": 3,
      "layers": 2,
      "bidirectional": true,
      "dropout": 0.5
    },
    {
      "units": 3,
      "cell": "lstm",
      "layers": 2,
      "bidirectional": true,
      "answer": "last"
    },
    {
      "units": 3,
      "cell": "lstm",
      "layers": 2,
      "steps": 2,
      "answer": "last"
    }
  ],
  "properties": {
    "type": {
      "const": "recurrent",
      "description": "Picks recurrent."
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
      "description": "Width of the state, in each direction.",
      "type": "integer",
      "minimum": 1
    },
    "cell": {
      "description": "What a layer consists of: gru, with a reset and an update gate; lstm, with an input, a forget and an output gate and a cell of its own.",
      "type": "string",
      "enum": [
        "gru",
        "lstm"
      ],
      "default": "gru"
    },
    "layers": {
      "description": "Layers, each of which reads the states of the one before it.",
      "type": "integer",
      "minimum": 1,
      "default": 1
    },
    "bidirectional": {
      "description": "Whether a second network reads the frames from the last to the first in every layer; the output is then twice as wide.",
      "type": "boolean",
      "default": false
    },
    "dropout": {
      "description": "Share of the states of every layer but the last that a training step drops.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0
    },
    "reset": {
      "description": "Of gru, where the reset gate comes. after: it scales the product of the matrix and the state, with a bias of its own there, as in PyTorch and cuDNN; before: it scales the state that the matrix reads, and there is one bias, as in TensorFlow's GRUCell.",
      "type": "string",
      "enum": [
        "after",
        "before"
      ],
      "default": "after"
    },
    "steps": {
      "description": "How many steps the vector of a row consists of, one after the other, such as the hops of log-mel: the network then reads these, each row by itself and without windows, and outputs its last state. Absent: it reads the frames of a window.",
      "type": "integer",
      "minimum": 2
    },
    "answer": {
      "description": "each: every frame has the state at it. last: every frame of a window has the state at its end, which is that at the last frame, and of the network that reads backwards that at the first.",
      "type": "string",
      "enum": [
        "each",
        "last"
      ],
      "default": "each"
    },
    "init": {
      "description": "Initial weights. uniform: all of them from U(±1 / sqrt(units)), as in PyTorch. orthogonal: the matrices of the state as random rotations, those of the input from U(±sqrt(6 / (inputs + units))), biases at 0.",
      "type": "string",
      "enum": [
        "uniform",
        "orthogonal"
      ],
      "default": "uniform"
    }
  }
};
