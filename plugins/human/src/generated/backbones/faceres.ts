// Generated from schemas/backbones/faceres.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * Face features learned from real faces: the network faceres, a MobileNet, from the npm package @vladmandic/human, unchanged. It is never trained.
 */
export interface FaceresOptions {
  /**
   * The network faceres of @vladmandic/human, frozen.
   */
  type: 'faceres';
  /**
   * Outputs of the node, joined in this order: the 1024 pooled features; the 256 of the dense layer after them; 100 probabilities of ages; the probability of being male.
   *
   * @minItems 1
   */
  outputs: ('features' | 'embedding' | 'age' | 'gender')[];
  /**
   * Folder of the package's models. Absent: the folder in the @vladmandic/human that is installed in the working folder or next to this plugin.
   */
  models?: string;
}

export const schema: PartSchema<FaceresOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "FaceresOptions",
  "description": "Face features learned from real faces: the network faceres, a MobileNet, from the npm package @vladmandic/human, unchanged. It is never trained.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "faceres",
      "description": "The network faceres of @vladmandic/human, frozen."
    },
    "outputs": {
      "type": "array",
      "items": {
        "enum": [
          "features",
          "embedding",
          "age",
          "gender"
        ]
      },
      "minItems": 1,
      "uniqueItems": true,
      "default": [
        "features"
      ],
      "description": "Outputs of the node, joined in this order: the 1024 pooled features; the 256 of the dense layer after them; 100 probabilities of ages; the probability of being male."
    },
    "models": {
      "description": "Folder of the package's models. Absent: the folder in the @vladmandic/human that is installed in the working folder or next to this plugin.",
      "x-path": true,
      "type": "string"
    }
  }
};
