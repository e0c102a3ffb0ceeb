// Generated from schemas/study.json by schemas/generate.mjs. Do not edit.
import type { PartSchema } from '../part.js';

/**
 * A study: variants of pages over several seeds, and their comparisons.
 */
export interface StudyFile {
  /**
   * Distinguishes a study from a page.
   */
  kind: 'study';
  /**
   * The study's name, and the name of its folder.
   */
  name: string;
  /**
   * The title of tables and reports.
   */
  title?: string;
  /**
   * What the study asks.
   */
  description?: string;
  /**
   * The page that variants change: a file, relative to the study, or a name of the zoo. A variant may set another page.
   */
  page?: string;
  /**
   * Default profile of the variants; "paper" is the page without a profile. Absent: the demo, if the data set of a page is missing.
   */
  profile?: string;
  /**
   * The variants by name, in the order of the table.
   */
  variants?: {
    /**
     * A page, or a parent with changed values.
     */
    [k: string]: {
      /**
       * The page of this variant: a file, relative to the study, or a name of the zoo. Absent: the parent's page, with the parent's changes.
       */
      page?: string;
      /**
       * Values to change, by their paths in the page, as with --set; null removes a value.
       */
      set?: {
        [k: string]: unknown;
      };
      /**
       * The variant that this one is compared with, and whose page and changes it inherits unless it sets a page; null: none. Absent: the first variant.
       */
      parent?: string | null;
      /**
       * Profile of this variant's page.
       */
      profile?: string;
      /**
       * Whether the variant is listed as not run if an environment variable that its page needs is not set. Otherwise the study is refused.
       */
      optional: boolean;
    };
  };
  /**
   * Instead of variants: values by their paths in the page. Every combination is a variant, which is compared with the unchanged page.
   */
  matrix?: {
    /**
     * The values of one path.
     *
     * @minItems 1
     */
    [k: string]: unknown[];
  };
  /**
   * The number of seeds, counted from 1, or a list of seeds. A single comparison needs at least six to reach p = .05.
   */
  seeds: number | number[];
  /**
   * The primary metric, in which the comparisons are tested. Absent: the last metric that all pages have.
   */
  metric?: string;
  /**
   * The comparisons, as one family of tests. Absent: every variant with its parent.
   *
   * @minItems 1
   */
  comparisons?: {
    /**
     * Name of a variant.
     */
    of: string;
    /**
     * Name of the variant to compare it with.
     */
    to: string;
  }[];
}

export const schema: PartSchema<StudyFile> = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "StudyFile",
  "description": "A study: variants of pages over several seeds, and their comparisons.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "name"
  ],
  "properties": {
    "kind": {
      "description": "Distinguishes a study from a page.",
      "const": "study"
    },
    "name": {
      "description": "The study's name, and the name of its folder.",
      "type": "string",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
      "x-form": "my-study (letters, digits, \".\", \"_\" and \"-\")"
    },
    "title": {
      "description": "The title of tables and reports.",
      "type": "string"
    },
    "description": {
      "description": "What the study asks.",
      "type": "string"
    },
    "page": {
      "description": "The page that variants change: a file, relative to the study, or a name of the zoo. A variant may set another page.",
      "type": "string",
      "x-page": true
    },
    "profile": {
      "description": "Default profile of the variants; \"paper\" is the page without a profile. Absent: the demo, if the data set of a page is missing.",
      "type": "string"
    },
    "variants": {
      "description": "The variants by name, in the order of the table.",
      "type": "object",
      "minProperties": 1,
      "additionalProperties": {
        "description": "A page, or a parent with changed values.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "page": {
            "description": "The page of this variant: a file, relative to the study, or a name of the zoo. Absent: the parent's page, with the parent's changes.",
            "type": "string",
            "x-page": true
          },
          "set": {
            "description": "Values to change, by their paths in the page, as with --set; null removes a value.",
            "type": "object",
            "additionalProperties": {}
          },
          "parent": {
            "description": "The variant that this one is compared with, and whose page and changes it inherits unless it sets a page; null: none. Absent: the first variant.",
            "type": [
              "string",
              "null"
            ]
          },
          "profile": {
            "description": "Profile of this variant's page.",
            "type": "string"
          },
          "optional": {
            "description": "Whether the variant is listed as not run if an environment variable that its page needs is not set. Otherwise the study is refused.",
            "type": "boolean",
            "default": false
          }
        }
      }
    },
    "matrix": {
      "description": "Instead of variants: values by their paths in the page. Every combination is a variant, which is compared with the unchanged page.",
      "type": "object",
      "minProperties": 1,
      "additionalProperties": {
        "description": "The values of one path.",
        "type": "array",
        "minItems": 1,
        "items": {}
      }
    },
    "seeds": {
      "description": "The number of seeds, counted from 1, or a list of seeds. A single comparison needs at least six to reach p = .05.",
      "anyOf": [
        {
          "type": "integer",
          "minimum": 1,
          "maximum": 1000
        },
        {
          "type": "array",
          "items": {
            "type": "integer",
            "minimum": 0,
            "maximum": 4294967295
          },
          "minItems": 1,
          "uniqueItems": true
        }
      ],
      "default": 6
    },
    "metric": {
      "description": "The primary metric, in which the comparisons are tested. Absent: the last metric that all pages have.",
      "type": "string",
      "x-metric": true
    },
    "comparisons": {
      "description": "The comparisons, as one family of tests. Absent: every variant with its parent.",
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "of",
          "to"
        ],
        "properties": {
          "of": {
            "description": "Name of a variant.",
            "type": "string"
          },
          "to": {
            "description": "Name of the variant to compare it with.",
            "type": "string"
          }
        }
      }
    }
  }
};
