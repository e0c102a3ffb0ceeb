// Generated from schemas/aligners/blazeface.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * Finds the face in a photo and turns it upright by its eyes: BlazeFace (Bazarevsky et al. 2019), from the npm package @vladmandic/human.
 */
export interface BlazefaceOptions {
  /**
   * The face detector blazeface of @vladmandic/human.
   */
  type: 'blazeface';
  /**
   * Side of the square that is cut out, around the center of the detected face.
   */
  scale: number;
  /**
   * Minimum probability of a face. The most probable face is used.
   */
  confidence: number;
  /**
   * Turn the square so that the eyes are level.
   */
  upright: boolean;
  /**
   * Folder of the package's models. Absent: the folder in the @vladmandic/human that is installed in the working folder or next to this plugin.
   */
  models?: string;
}

export const schema: PartSchema<BlazefaceOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "BlazefaceOptions",
  "description": "Finds the face in a photo and turns it upright by its eyes: BlazeFace (Bazarevsky et al. 2019), from the npm package @vladmandic/human.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "blazeface",
      "description": "The face detector blazeface of @vladmandic/human."
    },
    "scale": {
      "type": "number",
      "minimum": 0.5,
      "maximum": 4,
      "default": 1.4,
      "x-unit": "sides of the face",
      "description": "Side of the square that is cut out, around the center of the detected face."
    },
    "confidence": {
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.2,
      "description": "Minimum probability of a face. The most probable face is used."
    },
    "upright": {
      "type": "boolean",
      "default": true,
      "description": "Turn the square so that the eyes are level."
    },
    "models": {
      "description": "Folder of the package's models. Absent: the folder in the @vladmandic/human that is installed in the working folder or next to this plugin.",
      "x-path": true,
      "type": "string"
    }
  }
};
