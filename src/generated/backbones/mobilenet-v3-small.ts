// Generated from schemas/backbones/mobilenet-v3-small.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * MobileNetV3-Small: 11 inverted-residual blocks, 927,008 parameters without its classifier, 576 pooled features. The smallest network here.
 */
export interface MobilenetV3SmallOptions {
  /**
   * MobileNetV3-Small (Howard et al. 2019), with the variable names of torchvision.
   */
  type: 'mobilenet-v3-small';
  /**
   * Starting weights: a catalog name (`torchvision/mobilenet_v3_small`), an https URL, a finished run that trained this backbone (`run:runs/x`), or the path of a file of safetensors, PyTorch or ONNX, in the zoo's or torchvision's names. Absent: random.
   */
  weights?: string;
  /**
   * Outputs of the node, joined in this order: the 576 pooled features, the 1024 numbers of the layer before the classifier, the classifier's logits, the map before pooling (for heads that read `backbone.map`: 576 numbers for each position, 7 x 7 for an image of 224 pixels).
   *
   * @minItems 1
   */
  outputs: ('features' | 'hidden' | 'logits' | 'map')[];
  /**
   * Width of the logits.
   */
  classes: number;
  /**
   * The label space that the logits predict, so that a loss or a metric can read them. Absent: the logits are used as features.
   */
  labels?: string;
  /**
   * Probability of dropping a number of the layer before the classifier, in training.
   */
  dropout: number;
}

export const schema: PartSchema<MobilenetV3SmallOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "MobilenetV3SmallOptions",
  "description": "MobileNetV3-Small: 11 inverted-residual blocks, 927,008 parameters without its classifier, 576 pooled features. The smallest network here.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "mobilenet-v3-small",
      "description": "MobileNetV3-Small (Howard et al. 2019), with the variable names of torchvision."
    },
    "weights": {
      "type": "string",
      "description": "Starting weights: a catalog name (`torchvision/mobilenet_v3_small`), an https URL, a finished run that trained this backbone (`run:runs/x`), or the path of a file of safetensors, PyTorch or ONNX, in the zoo's or torchvision's names. Absent: random.",
      "x-path": true
    },
    "outputs": {
      "type": "array",
      "items": {
        "enum": [
          "features",
          "hidden",
          "logits",
          "map"
        ]
      },
      "minItems": 1,
      "uniqueItems": true,
      "default": [
        "features"
      ],
      "description": "Outputs of the node, joined in this order: the 576 pooled features, the 1024 numbers of the layer before the classifier, the classifier's logits, the map before pooling (for heads that read `backbone.map`: 576 numbers for each position, 7 x 7 for an image of 224 pixels)."
    },
    "classes": {
      "type": "integer",
      "minimum": 1,
      "default": 8,
      "x-unit": "classes",
      "description": "Width of the logits."
    },
    "labels": {
      "type": "string",
      "x-labels": true,
      "description": "The label space that the logits predict, so that a loss or a metric can read them. Absent: the logits are used as features."
    },
    "dropout": {
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0,
      "description": "Probability of dropping a number of the layer before the classifier, in training."
    }
  }
};
