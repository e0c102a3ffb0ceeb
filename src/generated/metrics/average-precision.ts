// Generated from schemas/metrics/average-precision.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Area under the precision-recall curve, summed step by step; chance is the fraction of rows that have the label. Mean over labels, or over classes against the rest.
 */
export interface AveragePrecisionOptions {
  /**
   * Selects average-precision.
   */
  type: 'average-precision';
  /**
   * Node to score.
   */
  node: string;
}

export const schema: PartSchema<AveragePrecisionOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AveragePrecisionOptions",
  "description": "Area under the precision-recall curve, summed step by step; chance is the fraction of rows that have the label. Mean over labels, or over classes against the rest.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "average-precision",
      "description": "Selects average-precision."
    },
    "node": {
      "description": "Node to score.",
      "type": "string",
      "x-node": true
    }
  }
};
