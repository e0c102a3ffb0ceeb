// Generated from schemas/executors/slurm.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../../part.js';

/**
 * Jobs on a Slurm cluster whose nodes share a file system.
 */
export interface SlurmOptions {
  /**
   * Selects slurm.
   */
  type: 'slurm';
  /**
   * Partition, or several separated by commas; absent: the cluster's default.
   */
  partition?: string;
  /**
   * Account that is charged.
   */
  account?: string;
  /**
   * Quality of service.
   */
  qos?: string;
  /**
   * Time limit of each job: minutes, hours:minutes:seconds or days-hours; absent: the partition's default.
   */
  time?: string;
  /**
   * Memory of each job.
   */
  memory?: string;
  /**
   * Processors of each job, and threads of a unit.
   */
  cpus: number;
  /**
   * GPUs of the fill job and of each unit.
   */
  gpus?: number;
  /**
   * Maximum number of units that run at the same time.
   */
  throttle?: number;
  /**
   * How long before the time limit a unit saves a checkpoint and is requeued.
   */
  save: number;
  /**
   * Modules to load.
   *
   * Items: Name of a module.
   */
  modules: string[];
  /**
   * Apptainer or Singularity image in which jobs run; it needs Node.
   */
  container?: string;
}

export const schema: PartSchema<SlurmOptions> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "SlurmOptions",
  "description": "Jobs on a Slurm cluster whose nodes share a file system.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "type"
  ],
  "properties": {
    "type": {
      "const": "slurm",
      "description": "Selects slurm."
    },
    "partition": {
      "description": "Partition, or several separated by commas; absent: the cluster's default.",
      "type": "string",
      "pattern": "^[\\w.,@+-]+$",
      "x-form": "gpu or short,long"
    },
    "account": {
      "description": "Account that is charged.",
      "type": "string",
      "pattern": "^[\\w.,@+-]+$",
      "x-form": "my-group"
    },
    "qos": {
      "description": "Quality of service.",
      "type": "string",
      "pattern": "^[\\w.,@+-]+$",
      "x-form": "normal"
    },
    "time": {
      "description": "Time limit of each job: minutes, hours:minutes:seconds or days-hours; absent: the partition's default.",
      "type": "string",
      "pattern": "^(\\d+|\\d+:\\d\\d(:\\d\\d)?|\\d+-\\d+(:\\d\\d(:\\d\\d)?)?)$",
      "x-form": "90, 4:00:00 or 1-12"
    },
    "memory": {
      "description": "Memory of each job.",
      "type": "string",
      "pattern": "^[1-9]\\d*[KMGT]?$",
      "x-form": "800M or 8G"
    },
    "cpus": {
      "description": "Processors of each job, and threads of a unit.",
      "type": "integer",
      "minimum": 1,
      "maximum": 99999,
      "default": 1
    },
    "gpus": {
      "description": "GPUs of the fill job and of each unit.",
      "type": "integer",
      "minimum": 1,
      "maximum": 99999
    },
    "throttle": {
      "description": "Maximum number of units that run at the same time.",
      "type": "integer",
      "minimum": 1,
      "maximum": 99999
    },
    "save": {
      "description": "How long before the time limit a unit saves a checkpoint and is requeued.",
      "type": "integer",
      "x-unit": "seconds",
      "minimum": 1,
      "maximum": 99999,
      "default": 120
    },
    "modules": {
      "description": "Modules to load.",
      "type": "array",
      "items": {
        "description": "Name of a module.",
        "type": "string",
        "pattern": "^[\\w./+-]+$",
        "x-form": "nodejs/20"
      },
      "default": []
    },
    "container": {
      "description": "Apptainer or Singularity image in which jobs run; it needs Node.",
      "type": "string",
      "pattern": "^(?!-)[^\\n\\r\\0]+$",
      "x-form": "path/to/image.sif"
    }
  }
};
