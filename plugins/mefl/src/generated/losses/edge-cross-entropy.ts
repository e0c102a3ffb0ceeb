// Generated from schemas/losses/edge-cross-entropy.json by zoo plugin build. Do not edit.
import type { PartSchema } from 'declarative-zoo';

/**
 * Cross-entropy of edges: which of the two action units of each pair are active, 2 y_i + y_j of four classes (Luo et al. 2022).
 */
export interface EdgeCrossEntropyOptions {
  /**
   * Selects edge-cross-entropy.
   */
  type: 'edge-cross-entropy';
}

export const schema: PartSchema<EdgeCrossEntropyOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "EdgeCrossEntropyOptions",
  "description": "Cross-entropy of edges: which of the two action units of each pair are active, 2 y_i + y_j of four classes (Luo et al. 2022).",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "edge-cross-entropy",
      "description": "Selects edge-cross-entropy."
    }
  }
};
