import { readFileSync } from 'node:fs';
import { keptFiles, root } from '../sources.js';
import type { Phrase } from './phrases.js';

/** One use of a phrase. */
export interface Use {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Text that people write: not generated text, and not the list of phrases itself. */
const isWritten = (path: string): boolean =>
  /\.(ts|mjs|js|md|ya?ml|json|njk|cff|py)$|^\.ci\//.test(path) &&
  !/(^|\/)(golden|fixtures|wording)\/|src\/generated\/|docs\/reference\/|zoo\.schema\.json$|^THIRD_PARTY|package-lock\.json$/.test(
    path,
  );

/** The files that are searched, with their text. */
export const writtenFiles = (): ReadonlyMap<string, string> =>
  new Map(
    keptFiles()
      .filter(isWritten)
      .map((path) => [path, readFileSync(root + path, 'utf8')]),
  );

/** What may be between two words: spaces, or a line break with the prefix of a comment, but no empty line. */
const BETWEEN = '(?:[ \\t]+|[ \\t]*\\n[ \\t]*(?:\\*|//|#|>)?[ \\t]*(?!\\n))';

/** Every use of a phrase in these files, also where a line ends inside it. */
export function usesOf({ pattern }: Phrase, files: ReadonlyMap<string, string>): readonly Use[] {
  const wrapped = new RegExp(pattern.source.replaceAll(' ', BETWEEN), pattern.flags);
  return [...files].flatMap(([file, text]) =>
    [...text.matchAll(wrapped)].map(({ index, 0: found }) => ({
      file,
      line: text.slice(0, index).split('\n').length,
      text: found.replace(/[\s*#/]+/g, ' ').trim(),
    })),
  );
}
