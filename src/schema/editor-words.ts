import { expectation } from './describe.js';

/** A page as it stands says everything; one that extends another, or a profile, says only what changes. */
export type Mode = 'page' | 'changes';

/** A JSON Schema, as far as those of pages and parts go. */
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

/** A text that is a reference, or has one in it: it may stand wherever one value may, but an environment variable only in a path. */
export const REFERENCE = '\\$\\{(?!env:)[^{}]+\\}';
export const PATH_REFERENCE = '\\$\\{[^{}]+\\}';

export const reference: Schema = { type: 'string', pattern: REFERENCE };

/** What a key means, in what range, and what holds where the page does not say. */
export function about(schema: Schema): Schema {
  const { description, default: filled, type } = schema;
  if (description === undefined) return {};
  const range = type === 'integer' || type === 'number' ? ` ${capital(expectation(schema))}.` : '';
  if (filled === undefined) return { description: description + range };
  return { description: `${description}${range} Default: ${JSON.stringify(filled)}.`, default: filled };
}

/** What an editor says of a value that does not fit. */
export const expected = (schema: Schema): string => `Expected ${expectation(schema)}.`;

/** One of these values; `about` says what each means. */
export const choice = (values: readonly unknown[], about?: readonly (string | undefined)[]): Schema => ({
  enum: values,
  ...(about ? { enumDescriptions: about } : {}),
  errorMessage: expected({ enum: values }),
});

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
