// Generated from schemas/backbones/graph-model.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * A tfjs GraphModel (model.json and its weights), run unchanged on the run's engine; any of its nodes can be an output. It is never trained.
 */
export interface GraphModelOptions {
  /**
   * A GraphModel of one image input [batch, height, width, 3], frozen.
   */
  type: 'graph-model';
  /**
   * The model: its folder, or the path or https URL of its .json, with its weights in the same folder; `#sha256=...` or `#git=...` after a .json pins its content.
   */
  weights: string;
  /**
   * Outputs of the node, joined in this order: `features`, the input of the file's last dense layer (MatMul); `logits`, its output; the name of any node, flattened; or a name that `tensors` defines.
   *
   * @minItems 1
   */
  outputs: string[];
  /**
   * The node of each named output; needed for `features` and `logits` if the file has several last dense layers. `zoo plan` prints all nodes.
   */
  tensors?: {
    /**
     * The name of a node.
     */
    [k: string]: string;
  };
  /**
   * Width of each output, by name. Absent: read from the model, which must then be on this machine when the page is planned.
   */
  widths?: {
    /**
     * Numbers per image.
     */
    [k: string]: number;
  };
  /**
   * The value of white: 1, or 255 for networks that read bytes. A channel c of the image, from 0 to 1, becomes (scale c - mean) / std.
   */
  scale: number;
  /**
   * Subtracted from red, green and blue.
   *
   * @minItems 3
   * @maxItems 3
   */
  mean: number[];
  /**
   * Divisor of red, green and blue after subtracting the mean.
   *
   * @minItems 3
   * @maxItems 3
   */
  std: number[];
  /**
   * The label space that the output `logits` predicts, so that a metric can read it. Absent: the logits are used as features.
   */
  labels?: string;
}

export const schema: PartSchema<GraphModelOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "GraphModelOptions",
  "description": "A tfjs GraphModel (model.json and its weights), run unchanged on the run's engine; any of its nodes can be an output. It is never trained.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "weights"
  ],
  "properties": {
    "type": {
      "const": "graph-model",
      "description": "A GraphModel of one image input [batch, height, width, 3], frozen."
    },
    "weights": {
      "type": "string",
      "description": "The model: its folder, or the path or https URL of its .json, with its weights in the same folder; `#sha256=...` or `#git=...` after a .json pins its content.",
      "x-path": true
    },
    "outputs": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "minItems": 1,
      "uniqueItems": true,
      "default": [
        "features"
      ],
      "description": "Outputs of the node, joined in this order: `features`, the input of the file's last dense layer (MatMul); `logits`, its output; the name of any node, flattened; or a name that `tensors` defines."
    },
    "tensors": {
      "type": "object",
      "additionalProperties": {
        "type": "string",
        "description": "The name of a node."
      },
      "description": "The node of each named output; needed for `features` and `logits` if the file has several last dense layers. `zoo plan` prints all nodes."
    },
    "widths": {
      "type": "object",
      "additionalProperties": {
        "type": "integer",
        "minimum": 1,
        "description": "Numbers per image.",
        "x-unit": "numbers"
      },
      "description": "Width of each output, by name. Absent: read from the model, which must then be on this machine when the page is planned."
    },
    "scale": {
      "type": "number",
      "exclusiveMinimum": 0,
      "default": 1,
      "description": "The value of white: 1, or 255 for networks that read bytes. A channel c of the image, from 0 to 1, becomes (scale c - mean) / std."
    },
    "mean": {
      "type": "array",
      "items": {
        "type": "number"
      },
      "minItems": 3,
      "maxItems": 3,
      "default": [
        0,
        0,
        0
      ],
      "description": "Subtracted from red, green and blue."
    },
    "std": {
      "type": "array",
      "items": {
        "type": "number",
        "exclusiveMinimum": 0
      },
      "minItems": 3,
      "maxItems": 3,
      "default": [
        1,
        1,
        1
      ],
      "description": "Divisor of red, green and blue after subtracting the mean."
    },
    "labels": {
      "type": "string",
      "x-labels": true,
      "description": "The label space that the output `logits` predicts, so that a metric can read it. Absent: the logits are used as features."
    }
  }
};
