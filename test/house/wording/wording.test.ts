import { describe, expect, it } from 'vitest';
import { type Phrase, phrases } from './phrases.js';
import { usesOf, writtenFiles } from './uses.js';

const files = writtenFiles();

/** The uses of a phrase, each with what to write instead. */
const found = ([name, phrase]: readonly [string, Phrase]): readonly string[] =>
  usesOf(phrase, files).map(
    ({ file, line, text }) => `${file}:${line}  "${text}" (${name}). Write: ${phrase.write}`,
  );

describe('phrases that are not plain English', () => {
  it('are not used', () => expect(Object.entries(phrases).flatMap(found)).toEqual([]));

  it.each([
    ['src/a.ts', '/** A plugin that is\n * no JSON. */', 'is no', 2],
    ['docs/a.md', 'It is asked in\nvain.', 'in vain', 1],
    ['src/a.ts', '// nothing\n// is told', 'told', 2],
  ])('are found in %s, also over the end of a line', (file, text, name, line) => {
    const found = usesOf(phrases[name]!, new Map([[file, text]]));
    expect(found.map((use) => use.file)).toEqual([file]);
    expect(found[0]!.line).toBeLessThanOrEqual(line);
  });

  it.each([
    ['is no', 'There is no page, and it is no longer used.'],
    ['no more', 'It reads no more than 3 rows.'],
    ['around', 'It goes around the block.'],
    ['one each', '# Add a part\n\nA head is a file.'],
  ])('are not found where "%s" is plain', (name, text) => {
    expect(usesOf(phrases[name]!, new Map([['a.md', text]]))).toEqual([]);
  });
});
