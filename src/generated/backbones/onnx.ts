// Generated from schemas/backbones/onnx.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * An ONNX file, run unchanged by onnxruntime; any of its tensors can be an output. It is never trained.
 */
export interface OnnxOptions {
  /**
   * An ONNX file of one image input, frozen.
   */
  type: 'onnx';
  /**
   * The file: a path, an https URL or a catalog name (`hsemotion/enet_b0_8_best_vgaf.onnx`); `#sha256=...` or `#git=...` after it pins its content.
   */
  weights: string;
  /**
   * Outputs of the node, joined in this order: `features`, the input of the file's last dense layer (Gemm, MatMul); `logits`, its output; the name of any tensor, flattened; or a name that `tensors` defines.
   *
   * @minItems 1
   */
  outputs: string[];
  /**
   * The tensor of each named output; needed for `features` and `logits` if the file has several last dense layers. `zoo plan` prints all tensors.
   */
  tensors?: {
    /**
     * The name of a tensor.
     */
    [k: string]: string;
  };
  /**
   * Width of each output, by name. Absent: read from the file, which must then be on this machine when the page is planned.
   */
  widths?: {
    /**
     * Numbers per image.
     */
    [k: string]: number;
  };
  /**
   * Order of the input's axes: batch, channels, height, width; or batch, height, width, channels. Absent: determined by the file's input shape.
   */
  layout?: 'nchw' | 'nhwc';
  /**
   * The value of white: 1, or 255 for networks that read bytes. A channel c of the image, from 0 to 1, becomes (scale c - mean) / std.
   */
  scale: number;
  /**
   * Subtracted from red, green and blue. The default is ImageNet's.
   *
   * @minItems 3
   * @maxItems 3
   */
  mean: number[];
  /**
   * Divisor of red, green and blue after subtracting the mean. The default is ImageNet's.
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

export const schema: PartSchema<OnnxOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "OnnxOptions",
  "description": "An ONNX file, run unchanged by onnxruntime; any of its tensors can be an output. It is never trained.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "weights"
  ],
  "properties": {
    "type": {
      "const": "onnx",
      "description": "An ONNX file of one image input, frozen."
    },
    "weights": {
      "type": "string",
      "description": "The file: a path, an https URL or a catalog name (`hsemotion/enet_b0_8_best_vgaf.onnx`); `#sha256=...` or `#git=...` after it pins its content.",
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
      "description": "Outputs of the node, joined in this order: `features`, the input of the file's last dense layer (Gemm, MatMul); `logits`, its output; the name of any tensor, flattened; or a name that `tensors` defines."
    },
    "tensors": {
      "type": "object",
      "additionalProperties": {
        "type": "string",
        "description": "The name of a tensor."
      },
      "description": "The tensor of each named output; needed for `features` and `logits` if the file has several last dense layers. `zoo plan` prints all tensors."
    },
    "widths": {
      "type": "object",
      "additionalProperties": {
        "type": "integer",
        "minimum": 1,
        "description": "Numbers per image.",
        "x-unit": "numbers"
      },
      "description": "Width of each output, by name. Absent: read from the file, which must then be on this machine when the page is planned."
    },
    "layout": {
      "enum": [
        "nchw",
        "nhwc"
      ],
      "description": "Order of the input's axes: batch, channels, height, width; or batch, height, width, channels. Absent: determined by the file's input shape."
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
        0.485,
        0.456,
        0.406
      ],
      "description": "Subtracted from red, green and blue. The default is ImageNet's."
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
        0.229,
        0.224,
        0.225
      ],
      "description": "Divisor of red, green and blue after subtracting the mean. The default is ImageNet's."
    },
    "labels": {
      "type": "string",
      "x-labels": true,
      "description": "The label space that the output `logits` predicts, so that a metric can read it. Absent: the logits are used as features."
    }
  }
};
