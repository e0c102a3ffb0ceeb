// Generated from schemas/heads/edge-graph.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * Action units as nodes of a complete graph whose edges are vectors, each computed from the face by cross attention; two gated graph convolutions over both (ME-GraphAU, Luo et al. 2022).
 */
export interface EdgeGraphOptions {
  /**
   * Selects edge-graph.
   */
  type: 'edge-graph';
  /**
   * A map of the face: a node or output with a vector for each position, such as `backbone.map` of efficientnet-b0.
   */
  input: string;
  /**
   * Nodes of the graph: one per action unit.
   */
  nodes: number;
  /**
   * Width of the vectors of nodes and edges; 512 in the paper.
   */
  width: number;
}

export const schema: PartSchema<EdgeGraphOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "EdgeGraphOptions",
  "description": "Action units as nodes of a complete graph whose edges are vectors, each computed from the face by cross attention; two gated graph convolutions over both (ME-GraphAU, Luo et al. 2022).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "input",
    "width"
  ],
  "properties": {
    "type": {
      "const": "edge-graph",
      "description": "Selects edge-graph."
    },
    "input": {
      "description": "A map of the face: a node or output with a vector for each position, such as `backbone.map` of efficientnet-b0.",
      "type": "string",
      "x-node": true
    },
    "nodes": {
      "description": "Nodes of the graph: one per action unit.",
      "type": "integer",
      "minimum": 1,
      "default": 12,
      "examples": [
        2
      ]
    },
    "width": {
      "description": "Width of the vectors of nodes and edges; 512 in the paper.",
      "type": "integer",
      "minimum": 2,
      "examples": [
        4
      ]
    }
  }
};
