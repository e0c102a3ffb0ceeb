// Generated from schemas/trackers/tensorboard.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * An event file in the run's folder, for TensorBoard: tensorboard --logdir runs.
 */
export interface TensorboardOptions {
  /**
   * Selects tensorboard.
   */
  type: 'tensorboard';
  /**
   * Name of the file in the run's folder. TensorBoard finds files with `tfevents` in their name.
   */
  file: string;
}

export const schema: PartSchema<TensorboardOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "TensorboardOptions",
  "description": "An event file in the run's folder, for TensorBoard: tensorboard --logdir runs.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "tensorboard",
      "description": "Selects tensorboard."
    },
    "file": {
      "description": "Name of the file in the run's folder. TensorBoard finds files with `tfevents` in their name.",
      "type": "string",
      "pattern": "^[A-Za-z0-9_][A-Za-z0-9._-]*$",
      "x-form": "events.out.tfevents.zoo",
      "default": "events.out.tfevents.zoo"
    }
  }
};
