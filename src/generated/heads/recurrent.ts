// Generated from schemas/heads/recurrent.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A recurrent network over the frames of a window: layers of gated recurrent units (GRU) or long short-term memory (LSTM).
 */
export interface RecurrentOptions {
  /**
   * Selects recurrent.
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
   * Type of the layers: gru, with a reset and an update gate; lstm, with an input, a forget and an output gate and a cell state.
   */
  cell: 'gru' | 'lstm';
  /**
   * Number of layers.
   */
  layers: number;
  /**
   * Whether a second network in every layer reads the frames from last to first; the output is then twice as wide.
   */
  bidirectional: boolean;
  /**
   * Dropout rate of the states of every layer except the last in training.
   */
  dropout: number;
  /**
   * For gru: position of the reset gate. after: it scales the product of the matrix and the state, which has its own bias, as in PyTorch and cuDNN; before: it scales the state before the product, and there is one bias, as in TensorFlow's GRUCell.
   */
  reset: 'after' | 'before';
  /**
   * Number of steps in the vector of a row, such as the hops of log-mel: the network then reads these steps, without windows, and outputs its last state. Absent: it reads the frames of a window.
   */
  steps?: number;
  /**
   * each: every frame outputs its own state. last: every frame of a window outputs the final state: of the last frame or, in the backward direction, of the first.
   */
  answer: 'each' | 'last';
  /**
   * Initial weights. uniform: all from U(±1 / sqrt(units)), as in PyTorch. orthogonal: random rotations for the state's matrices, U(±sqrt(6 / (inputs + units))) for the input's, and 0 for biases.
   */
  init: 'uniform' | 'orthogonal';
}

export const schema: PartSchema<RecurrentOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "RecurrentOptions",
  "description": "A recurrent network over the frames of a window: layers of gated recurrent units (GRU) or long short-term memory (LSTM).",
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
      "description": "Selects recurrent."
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
      "description": "Type of the layers: gru, with a reset and an update gate; lstm, with an input, a forget and an output gate and a cell state.",
      "type": "string",
      "enum": [
        "gru",
        "lstm"
      ],
      "default": "gru"
    },
    "layers": {
      "description": "Number of layers.",
      "type": "integer",
      "minimum": 1,
      "default": 1
    },
    "bidirectional": {
      "description": "Whether a second network in every layer reads the frames from last to first; the output is then twice as wide.",
      "type": "boolean",
      "default": false
    },
    "dropout": {
      "description": "Dropout rate of the states of every layer except the last in training.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0
    },
    "reset": {
      "description": "For gru: position of the reset gate. after: it scales the product of the matrix and the state, which has its own bias, as in PyTorch and cuDNN; before: it scales the state before the product, and there is one bias, as in TensorFlow's GRUCell.",
      "type": "string",
      "enum": [
        "after",
        "before"
      ],
      "default": "after"
    },
    "steps": {
      "description": "Number of steps in the vector of a row, such as the hops of log-mel: the network then reads these steps, without windows, and outputs its last state. Absent: it reads the frames of a window.",
      "type": "integer",
      "minimum": 2
    },
    "answer": {
      "description": "each: every frame outputs its own state. last: every frame of a window outputs the final state: of the last frame or, in the backward direction, of the first.",
      "type": "string",
      "enum": [
        "each",
        "last"
      ],
      "default": "each"
    },
    "init": {
      "description": "Initial weights. uniform: all from U(±1 / sqrt(units)), as in PyTorch. orthogonal: random rotations for the state's matrices, U(±sqrt(6 / (inputs + units))) for the input's, and 0 for biases.",
      "type": "string",
      "enum": [
        "uniform",
        "orthogonal"
      ],
      "default": "uniform"
    }
  }
};
