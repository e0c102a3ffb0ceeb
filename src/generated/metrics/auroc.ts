// Generated from schemas/metrics/auroc.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Area under the ROC curve: how often a row that has the label is ranked before one that lacks it; 0.5 is chance. Mean over labels, or over classes against the rest.
 */
export interface AurocOptions {
  /**
   * Selects auroc.
   */
  type: 'auroc';
  /**
   * Node to score.
   */
  node: string;
}

export const schema: PartSchema<AurocOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AurocOptions",
  "description": "Area under the ROC curve: how often a row that has the label is ranked before one that lacks it; 0.5 is chance. Mean over labels, or over classes against the rest.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type",
    "node"
  ],
  "properties": {
    "type": {
      "const": "auroc",
      "description": "Selects auroc."
    },
    "node": {
      "description": "Node to score.",
      "type": "string",
      "x-node": true
    }
  }
};
