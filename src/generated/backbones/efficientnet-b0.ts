// Generated from schemas/backbones/efficientnet-b0.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * EfficientNet-B0: 16 inverted-residual blocks, 4,007,548 parameters without its classifier, 1280 pooled features.
 */
export interface EfficientnetB0Options {
  /**
   * EfficientNet-B0 (Tan and Le 2019), with the variable names of timm.
   */
  type: 'efficientnet-b0';
  /**
   * Starting weights: a catalog name (`zoo/synthetic-faces`), an https URL, a finished run that trained this backbone (`run:runs/x`), or the path of a file of safetensors, PyTorch or ONNX, in the zoo's, timm's or HSEmotion's names. Absent: random.
   */
  weights?: string;
  /**
   * Outputs of the node, joined in this order: the 1280 pooled features, the classifier's logits, the map before pooling (for heads that read `backbone.map`: 1280 numbers for each position, 7 x 7 for an image of 224 pixels).
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
   * `tf`: TensorFlow's SAME padding and batch-norm epsilon 1e-3 (timm's tf_efficientnet_b0); `plain`: symmetric padding and epsilon 1e-5 (timm's efficientnet_b0).
   */
  variant: 'tf' | 'plain';
  /**
   * Probability of dropping a pooled feature before the classifier, in training.
   */
  dropout: number;
  /**
   * Probability of skipping the last residual block in training; for earlier blocks, it is proportional to their depth.
   */
  dropConnect: number;
}

export const schema: PartSchema<EfficientnetB0Options> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "EfficientnetB0Options",
  "description": "EfficientNet-B0: 16 inverted-residual blocks, 4,007,548 parameters without its classifier, 1280 pooled features.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "efficientnet-b0",
      "description": "EfficientNet-B0 (Tan and Le 2019), with the variable names of timm."
    },
    "weights": {
      "type": "string",
      "description": "Starting weights: a catalog name (`zoo/synthetic-faces`), an https URL, a finished run that trained this backbone (`run:runs/x`), or the path of a file of safetensors, PyTorch or ONNX, in the zoo's, timm's or HSEmotion's names. Absent: random.",
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
      "description": "Outputs of the node, joined in this order: the 1280 pooled features, the classifier's logits, the map before pooling (for heads that read `backbone.map`: 1280 numbers for each position, 7 x 7 for an image of 224 pixels)."
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
    "variant": {
      "enum": [
        "tf",
        "plain"
      ],
      "default": "tf",
      "description": "`tf`: TensorFlow's SAME padding and batch-norm epsilon 1e-3 (timm's tf_efficientnet_b0); `plain`: symmetric padding and epsilon 1e-5 (timm's efficientnet_b0)."
    },
    "dropout": {
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0,
      "description": "Probability of dropping a pooled feature before the classifier, in training."
    },
    "dropConnect": {
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0,
      "description": "Probability of skipping the last residual block in training; for earlier blocks, it is proportional to their depth."
    }
  }
};
