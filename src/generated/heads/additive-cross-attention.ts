// Generated from schemas/heads/additive-cross-attention.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * One head's output weighs the entries of another's: additive attention with the query as one token (Nguyen et al. 2022, eq. 6-8).
 */
export interface AdditiveCrossAttentionOptions {
  /**
   * Selects additive-cross-attention.
   */
  type: 'additive-cross-attention';
  /**
   * The query: its output is one token.
   */
  query: string | string[];
  /**
   * Node to compare with the query.
   */
  key: string | string[];
  /**
   * Node to weigh, as wide as the key.
   */
  value: string | string[];
  /**
   * Width of the hidden layer that compares query and key.
   */
  width: number;
  /**
   * scalar: every entry of the key is a token, and all share their weights. vector: the key is one vector, and every entry has its own weights.
   */
  tokens: 'scalar' | 'vector';
  /**
   * The label space that this head predicts. Absent: the head only feeds other heads.
   */
  labels?: string;
}

export const schema: PartSchema<AdditiveCrossAttentionOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AdditiveCrossAttentionOptions",
  "description": "One head's output weighs the entries of another's: additive attention with the query as one token (Nguyen et al. 2022, eq. 6-8).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "query",
    "key",
    "value"
  ],
  "properties": {
    "type": {
      "const": "additive-cross-attention",
      "description": "Selects additive-cross-attention."
    },
    "query": {
      "description": "The query: its output is one token.",
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
    "key": {
      "description": "Node to compare with the query.",
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
    "value": {
      "description": "Node to weigh, as wide as the key.",
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
    "width": {
      "description": "Width of the hidden layer that compares query and key.",
      "type": "integer",
      "minimum": 1,
      "default": 64
    },
    "tokens": {
      "description": "scalar: every entry of the key is a token, and all share their weights. vector: the key is one vector, and every entry has its own weights.",
      "type": "string",
      "enum": [
        "scalar",
        "vector"
      ],
      "default": "scalar"
    },
    "labels": {
      "description": "The label space that this head predicts. Absent: the head only feeds other heads.",
      "type": "string",
      "x-labels": true
    }
  }
};
