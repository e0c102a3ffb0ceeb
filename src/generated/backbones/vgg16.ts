// Generated from schemas/backbones/vgg16.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * VGG-16 as in VGG-Face: 13 convolutions in five pooled blocks, then two dense layers of 4096.
 */
export interface Vgg16Options {
  /**
   * VGG-16 (Simonyan and Zisserman 2015; VGG-Face, Parkhi et al. 2015), with the variable names of torchvision.
   */
  type: 'vgg16';
  /**
   * Starting weights: a catalog name, an https URL, a finished run that trained this backbone (`run:runs/x`), or the path of a file of safetensors, PyTorch or ONNX, in torchvision's names. Absent: random.
   */
  weights?: string;
  /**
   * Outputs of the node, joined in this order: the last pooled map flattened (its width follows the image size), the 4096 of the second dense layer, the classifier's logits.
   *
   * @minItems 1
   */
  outputs: ('features' | 'fc7' | 'logits')[];
  /**
   * Width of the logits.
   */
  classes: number;
  /**
   * The label space that the logits predict, so that a loss or a metric can read them. Absent: the logits are used as features.
   */
  labels?: string;
  /**
   * How pixels are normalized: `imagenet`, each channel minus ImageNet's mean, divided by its deviation (torchvision); `signed`, white to 1 and black to -1 (the VGG-Face of the challenge's baseline).
   */
  pixels: 'imagenet' | 'signed';
  /**
   * Probability of dropping a value after each of the two dense layers, in training.
   */
  dropout: number;
}

export const schema: PartSchema<Vgg16Options> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Vgg16Options",
  "description": "VGG-16 as in VGG-Face: 13 convolutions in five pooled blocks, then two dense layers of 4096.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "vgg16",
      "description": "VGG-16 (Simonyan and Zisserman 2015; VGG-Face, Parkhi et al. 2015), with the variable names of torchvision."
    },
    "weights": {
      "type": "string",
      "description": "Starting weights: a catalog name, an https URL, a finished run that trained this backbone (`run:runs/x`), or the path of a file of safetensors, PyTorch or ONNX, in torchvision's names. Absent: random.",
      "x-path": true
    },
    "outputs": {
      "type": "array",
      "items": {
        "enum": [
          "features",
          "fc7",
          "logits"
        ]
      },
      "minItems": 1,
      "uniqueItems": true,
      "default": [
        "fc7"
      ],
      "description": "Outputs of the node, joined in this order: the last pooled map flattened (its width follows the image size), the 4096 of the second dense layer, the classifier's logits."
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
    "pixels": {
      "enum": [
        "imagenet",
        "signed"
      ],
      "default": "imagenet",
      "description": "How pixels are normalized: `imagenet`, each channel minus ImageNet's mean, divided by its deviation (torchvision); `signed`, white to 1 and black to -1 (the VGG-Face of the challenge's baseline)."
    },
    "dropout": {
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0,
      "description": "Probability of dropping a value after each of the two dense layers, in training."
    }
  }
};
