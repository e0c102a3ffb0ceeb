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
   * Side of the square that is cut out, around the middle of the face that was found.
   */
  scale: number;
  /**
   * Least probability of a face. Of several faces the most probable one is taken.
   */
  confidence: number;
  /**
   * Turn the square so that the eyes are level.
   */
  upright: boolean;
  /**
   * Folder of the package's models. Absent: that of the @vladmandic/human which is installed in the working folder, or beside this plugin.
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
      "description": "Side of the square that is cut out, around the middle of the face that was found."
    },
    "confidence": {
      "type": "number",
      "minimum": 0,
      "maximum": 1,
      "default": 0.2,
      "description": "Least probability of a face. Of several faces the most probable one is taken."
    },
    "upright": {
      "type": "boolean",
      "default": true,
      "description": "Turn the square so that the eyes are level."
    },
    "models": {
      "description": "Folder of the package's models. Absent: that of the @vladmandic/human which is installed in the working folder, or beside this plugin.",
      "x-path": true,
      "type": "string"
    }
  }
};
