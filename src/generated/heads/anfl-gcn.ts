// Generated from schemas/heads/anfl-gcn.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Action units as nodes of a graph per face: one vector per unit, edges to the most similar ones, one graph convolution, a cosine score (Nguyen et al. 2022, eq. 1-3).
 */
export interface AnflGcnOptions {
  /**
   * Selects anfl-gcn.
   */
  type: 'anfl-gcn';
  /**
   * Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.
   */
  input: string | string[];
  /**
   * Nodes of the graph: one per action unit.
   */
  nodes: number;
  /**
   * Neighbors that each node keeps, including itself; all that tie with the last one are kept too.
   */
  neighbors: number;
  /**
   * What makes two nodes neighbors: their dot product, the cosine of their angle, or a small l1 distance.
   */
  similarity: 'dot' | 'cosine' | 'l1';
  /**
   * Dropout rate of the inputs of every node's linear layer in training.
   */
  dropout: number;
  /**
   * The label space that this head predicts. Absent: the head only feeds other heads.
   */
  labels?: string;
}

export const schema: PartSchema<AnflGcnOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AnflGcnOptions",
  "description": "Action units as nodes of a graph per face: one vector per unit, edges to the most similar ones, one graph convolution, a cosine score (Nguyen et al. 2022, eq. 1-3).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "input"
  ],
  "examples": [
    {
      "nodes": 3,
      "neighbors": 2,
      "dropout": 0
    }
  ],
  "properties": {
    "type": {
      "const": "anfl-gcn",
      "description": "Selects anfl-gcn."
    },
    "input": {
      "description": "Nodes to read, joined along the last axis: a node, one output of it (backbone.features), or a list of them.",
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
    "nodes": {
      "description": "Nodes of the graph: one per action unit.",
      "type": "integer",
      "minimum": 1,
      "default": 12
    },
    "neighbors": {
      "description": "Neighbors that each node keeps, including itself; all that tie with the last one are kept too.",
      "type": "integer",
      "minimum": 1,
      "default": 4
    },
    "similarity": {
      "description": "What makes two nodes neighbors: their dot product, the cosine of their angle, or a small l1 distance.",
      "type": "string",
      "enum": [
        "dot",
        "cosine",
        "l1"
      ],
      "default": "dot"
    },
    "dropout": {
      "description": "Dropout rate of the inputs of every node's linear layer in training.",
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1,
      "default": 0.5
    },
    "labels": {
      "description": "The label space that this head predicts. Absent: the head only feeds other heads.",
      "type": "string",
      "x-labels": true
    }
  }
};
