// Generated from schemas/backbones/small-cnn.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A small convolutional network for images of 32 to 128 pixels, to be trained from random weights with the heads.
 */
export interface SmallCnnOptions {
  /**
   * Selects small-cnn: blocks of 3x3 convolution, batch norm, ReLU and 2x2 max pooling, then the mean over the map.
   */
  type: 'small-cnn';
  /**
   * Channels of each block, in order. Each block halves height and width.
   *
   * @minItems 1
   * @maxItems 7
   */
  widths: number[];
  /**
   * Starting weights: an https URL, or the path of a file with this network's variable names. Absent: random.
   */
  weights?: string;
}

export const schema: PartSchema<SmallCnnOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "SmallCnnOptions",
  "description": "A small convolutional network for images of 32 to 128 pixels, to be trained from random weights with the heads.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "small-cnn",
      "description": "Selects small-cnn: blocks of 3x3 convolution, batch norm, ReLU and 2x2 max pooling, then the mean over the map."
    },
    "widths": {
      "type": "array",
      "items": {
        "type": "integer",
        "minimum": 1,
        "maximum": 1024
      },
      "minItems": 1,
      "maxItems": 7,
      "default": [
        16,
        32,
        64,
        128
      ],
      "description": "Channels of each block, in order. Each block halves height and width."
    },
    "weights": {
      "type": "string",
      "description": "Starting weights: an https URL, or the path of a file with this network's variable names. Absent: random.",
      "x-path": true
    }
  }
};
