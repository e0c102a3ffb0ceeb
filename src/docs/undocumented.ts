import { undocumented } from '../errors/docs.js';
import type { Problem } from '../errors/problem.js';
import type { AnyPart, PartSchema } from '../part.js';
import type { CommandFacts } from './commands-page.js';
import { undescribedOptions } from './options.js';
import type { Sentence } from './sentences.js';

/** A part, `heads/fc`, whose source has no docstring. */
export const undocumentedPart = (name: string): Problem => undocumented(`the part ${name}`);

/** Options of parts without a description in the schema. */
export const undocumentedOptions = (parts: readonly AnyPart[]): readonly Problem[] =>
  parts.flatMap(({ shelf, name, schema }) =>
    undescribedOptions(schema).map((option) => undocumented(`the option ${option} of ${shelf}/${name}`)),
  );

/** Keys of a page or a study without a description in its schema. */
export const undocumentedKeys = (schema: PartSchema, of: 'page' | 'study'): readonly Problem[] =>
  undescribedOptions(schema).map((key) => undocumented(`the key ${key} of a ${of}`));

/** Commands, arguments and flags without a description. */
export const undocumentedCommands = (commands: readonly CommandFacts[]): readonly Problem[] =>
  commands.flatMap(({ id, summary, description, args, flags }) => {
    const command = `zoo ${id.replaceAll(':', ' ')}`;
    const shown = Object.entries(flags).filter(([, { hidden }]) => !hidden);
    const without = [...Object.entries(args), ...shown.map(([name, flag]) => [`--${name}`, flag] as const)]
      .filter(([, { description }]) => !description)
      .map(([name]) => `${name} of ${command}`);
    return [...((summary ?? description) ? [] : [command]), ...without].map(undocumented);
  });

/** Error codes without a docstring or an example. */
export function undocumentedErrors(
  sentences: readonly Sentence[],
  shown: ReadonlyMap<string, unknown>,
): readonly Problem[] {
  return [...new Set(sentences.map(({ code }) => code))].flatMap((code) => {
    const said = sentences.filter((one) => one.code === code);
    return [
      ...(said.some(({ about }) => about) ? [] : [undocumented(`the error code ${code}`)]),
      ...(shown.has(code) || said.some(({ example }) => example)
        ? []
        : [undocumented(`the error code ${code}, by an @example,`)]),
    ];
  });
}
