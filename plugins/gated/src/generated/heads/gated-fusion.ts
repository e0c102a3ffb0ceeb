// Generated from schemas/heads/gated-fusion.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * Mixes two nodes with a learned gate, which weighs them for every unit (the bimodal unit of Arevalo et al. 2017).
 */
export interface GatedFusionOptions {
  /**
   * Selects gated-fusion.
   */
  type: 'gated-fusion';
  /**
   * The input that is selected if the gate is 1: a node, one output of it, or a list of them, joined.
   */
  first: string | string[];
  /**
   * The input that is selected if the gate is 0: a node, one output of it, or a list of them, joined.
   */
  second: string | string[];
  /**
   * Width of the output.
   */
  units: number;
  /**
   * Dropout rate of the output in training.
   */
  dropout: number;
  /**
   * The label space that this head predicts, with values in [-1, 1]. Absent: the head only feeds other heads.
   */
  labels?: string;
}

export const schema: PartSchema<GatedFusionOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "GatedFusionOptions",
  "description": "Mixes two nodes with a learned gate, which weighs them for every unit (the bimodal unit of Arevalo et al. 2017).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "first",
    "second",
    "units"
  ],
  "examples": [
    {
      "dropout": 0.5
    }
  ],
  "properties": {
    "type": {
      "const": "gated-fusion",
      "description": "Selects gated-fusion."
    },
    "first": {
      "description": "The input that is selected if the gate is 1: a node, one output of it, or a list of them, joined.",
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "array",
          "items": {
            "type": "string"
          },
          "minItems": 1
        }
      ],
      "x-node": true
    },
    "second": {
      "description": "The input that is selected if the gate is 0: a node, one output of it, or a list of them, joined.",
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "array",
          "items": {
            "type": "string"
          },
          "minItems": 1
        }
      ],
      "x-node": true
    },
    "units": {
      "description": "Width of the output.",
      "type": "integer",
      "minimum": 1
    },
    "dropout": {
      "description": "Dropout rate of the output in training.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0
    },
    "labels": {
      "description": "The label space that this head predicts, with values in [-1, 1]. Absent: the head only feeds other heads.",
      "type": "string",
      "x-labels": true
    }
  }
};
