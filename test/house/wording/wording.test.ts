import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from '../sources.js';
import { newerThan, type Use, usesOf, writtenFiles } from './count.js';
import { phrases } from './phrases.js';

/** How often each phrase is still used. The counts may only fall; `LOWER_PHRASES=1 npx vitest run test/house/wording` lowers them. */
const KEPT = 'test/house/wording/counts.json';

const files = writtenFiles();
const kept: { readonly [phrase: string]: number } = JSON.parse(readFileSync(root + KEPT, 'utf8'));
const uses = new Map(Object.entries(phrases).map(([name, phrase]) => [name, usesOf(phrase, files)]));

/** A phrase that is used more often than before: what to write instead, and the new uses, or all where git cannot tell. */
function tooMany(name: string, found: readonly Use[], isNew: (use: Use) => boolean): string {
  const fresh = found.filter(isNew);
  const listed = (fresh.length > 0 ? fresh : found).map(
    ({ file, line, text }) => `${file}:${line} "${text}"`,
  );
  return [
    `"${name}" is used ${found.length} times, ${kept[name] ?? 0} are left to rewrite. Write: ${phrases[name]!.write}`,
  ]
    .concat(listed)
    .join('\n  ');
}

describe('phrases that are not plain English', () => {
  it('become fewer', () => {
    const over = [...uses].filter(([name, found]) => found.length > (kept[name] ?? 0));
    const isNew = over.length > 0 ? newerThan(KEPT) : () => false;
    expect(over.map(([name, found]) => tooMany(name, found, isNew)).join('\n')).toBe('');
  });

  it('are counted by the list', () => expect(Object.keys(kept)).toEqual(Object.keys(phrases)));

  it.runIf(process.env.LOWER_PHRASES)('have their counts lowered', () => {
    const counts = [...uses].map(([name, found]) => [
      name,
      Math.min(found.length, kept[name] ?? found.length),
    ]);
    writeFileSync(root + KEPT, `${JSON.stringify(Object.fromEntries(counts), null, 2)}\n`);
  });

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
