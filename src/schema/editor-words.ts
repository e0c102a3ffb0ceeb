import { expectation } from './describe.js';

/** A plain page is complete; a page that extends another, or a profile, contains only changes. */
export type Mode = 'page' | 'changes';

/** The subset of JSON Schema that pages and parts use. */
export type Schema = {
  readonly type?: string | readonly string[] | undefined;
  readonly properties?: { readonly [key: string]: Schema } | undefined;
  readonly additionalProperties?: Schema | boolean | undefined;
  readonly propertyNames?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly items?: Schema | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly required?: readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly pattern?: string | undefined;
  readonly [keyword: string]: unknown;
};

/**
 * A text that is or contains a reference: allowed in place of any single value, except that an environment variable
 * is allowed only in a path.
 */
export const REFERENCE = '\\$\\{(?!env:)[^{}]+\\}';
export const PATH_REFERENCE = '\\$\\{[^{}]+\\}';

export const reference: Schema = { type: 'string', pattern: REFERENCE };

/** The meaning of a key, its range, and its default. */
export function about(schema: Schema): Schema {
  const { description, default: filled, type } = schema;
  if (description === undefined) return {};
  const range = type === 'integer' || type === 'number' ? ` ${capital(expectation(schema))}.` : '';
  if (filled === undefined) return { description: description + range };
  return { description: `${description}${range} Default: ${JSON.stringify(filled)}.`, default: filled };
}

/** The error message of an editor for an invalid value. */
export const expected = (schema: Schema): string => `Expected ${expectation(schema)}.`;

/** One of these values; `about` describes each. */
export const choice = (values: readonly unknown[], about?: readonly (string | undefined)[]): Schema => ({
  enum: values,
  ...(about ? { enumDescriptions: about } : {}),
  errorMessage: expected({ enum: values }),
});

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
