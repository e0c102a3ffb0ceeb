// Generated from schemas/backbones/resnet50.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * ResNet-50: 16 bottleneck residual blocks, 23,508,032 parameters without its classifier, 2048 pooled features.
 */
export interface Resnet50Options {
  /**
   * ResNet-50 (He et al. 2016), with the stride in the 3 x 3 convolutions and the variable names of torchvision.
   */
  type: 'resnet50';
  /**
   * Starting weights: a catalog name (`torchvision/resnet50`), an https URL, a finished run that trained this backbone (`run:runs/x`), or the path of a file of safetensors, PyTorch or ONNX, in the zoo's, torchvision's or timm's names. Absent: random.
   */
  weights?: string;
  /**
   * Outputs of the node, joined in this order: the 2048 pooled features, the classifier's logits, the map before pooling (for heads that read `backbone.map`: 2048 numbers for each position, 7 x 7 for an image of 224 pixels).
   *
   * @minItems 1
   */
  outputs: ('features' | 'logits' | 'map')[];
  /**
   * Width of the logits.
   */
  classes: number;
  /**
   * The label space that the logits predict, so that a loss or a metric can read them. Absent: the logits are used as features.
   */
  labels?: string;
  /**
   * Probability of dropping a pooled feature before the classifier, in training.
   */
  dropout: number;
}

export const schema: PartSchema<Resnet50Options> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Resnet50Options",
  "description": "ResNet-50: 16 bottleneck residual blocks, 23,508,032 parameters without its classifier, 2048 pooled features.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "resnet50",
      "description": "ResNet-50 (He et al. 2016), with the stride in the 3 x 3 convolutions and the variable names of torchvision."
    },
    "weights": {
      "type": "string",
      "description": "Starting weights: a catalog name (`torchvision/resnet50`), an https URL, a finished run that trained this backbone (`run:runs/x`), or the path of a file of safetensors, PyTorch or ONNX, in the zoo's, torchvision's or timm's names. Absent: random.",
      "x-path": true
    },
    "outputs": {
      "type": "array",
      "items": {
        "enum": [
          "features",
          "logits",
          "map"
        ]
      },
      "minItems": 1,
      "uniqueItems": true,
      "default": [
        "features"
      ],
      "description": "Outputs of the node, joined in this order: the 2048 pooled features, the classifier's logits, the map before pooling (for heads that read `backbone.map`: 2048 numbers for each position, 7 x 7 for an image of 224 pixels)."
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
      "description": "Probability of dropping a pooled feature before the classifier, in training."
    }
  }
};
