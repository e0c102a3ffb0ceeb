import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { PartBug } from '../errors/parts.js';
import { ZooError } from '../errors/problem.js';
import { type TemporaryFolder, temporaryFolder } from '../files/staged.js';
import { writeAtomically } from '../files/write.js';
import type { DatasetPart, Table } from '../part.js';
import type { PartOptions } from '../plan/plan.js';
import { bindTo } from './bound.js';
import { exampleOf, plain, readTable } from './datasets.js';
import { Broken, NotMade, wordsOf } from './outcome.js';

/**
 * In a copy of the part's example, one table at a time, replaces the numbers of the last line (or its words, if it has
 * no numbers) with question marks. The part must report with `file:line` what it reads of that line, or count it as
 * left out.
 */
export async function checkBadRows(part: DatasetPart): Promise<void> {
  const folder = temporaryFolder('zoo-conformance');
  try {
    const options = copied(exampleOf(part), folder);
    const before = await readTable(bindTo(part, options));
    let reported = 0;
    for (const file of tablesIn(folder.path))
      reported += Number(await isReported(part, options, before, file));
    if (reported === 0) throw new NotMade('its example has no line of text that could be broken');
  } finally {
    folder.remove();
  }
}

/** The options, with the files of the example copied into a folder. */
function copied(options: PartOptions, folder: TemporaryFolder): PartOptions {
  const entries = Object.entries(options).map(([name, value]) => {
    if (typeof value !== 'string' || !isAbsolute(value) || !existsSync(value)) return [name, value] as const;
    const to = join(name, basename(value));
    folder.copy(value, to);
    return [name, join(folder.path, to)] as const;
  });
  return Object.fromEntries(entries) as unknown as PartOptions;
}

const tablesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile() && !readFileSync(file).includes(0))
    .sort();

/** Whether the part reports a broken line; false if it does not read the line. */
async function isReported(
  part: DatasetPart,
  options: PartOptions,
  before: Table,
  file: string,
): Promise<boolean> {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const said = (line: number): string => `${file}:${line}`;
  const at = lines.findLastIndex(
    (line, i) => line.trim() !== '' && !mentions(before.bad.join('\n'), said(i + 1)),
  );
  if (at < 1) return false;
  writeAtomically(file, lines.with(at, broken(lines[at]!)).join('\n'));
  try {
    const { after, words } = await outcome(part, options, file);
    if (mentions(words, said(at + 1))) return true;
    if (after && isSettled(before, after)) return false;
    throw new Broken(
      `broken line ${at + 1} of ${basename(file)} is not reported as ${basename(file)}:${at + 1}`,
    );
  } finally {
    writeAtomically(file, text);
  }
}

async function outcome(
  part: DatasetPart,
  options: PartOptions,
  file: string,
): Promise<{ readonly after?: Table; readonly words: string }> {
  try {
    const after = await readTable(bindTo(part, options));
    return { after, words: after.bad.join('\n') };
  } catch (error) {
    if (error instanceof ZooError && !(error instanceof PartBug)) return { words: error.message };
    throw new Broken(`a broken line of ${basename(file)} makes it fail: ${wordsOf(error).split('\n')[0]}`);
  }
}

/** Whether the part did not read the line, or counted its row as left out. */
function isSettled(before: Table, after: Table): boolean {
  const count = ({ dropped }: Table): number => dropped.reduce((sum, one) => sum + one.count, 0);
  const same = JSON.stringify(plain(before)) === JSON.stringify(plain(after));
  return same || (after.rows.length < before.rows.length && count(after) > count(before));
}

/** Whether a text names a place: `labels.csv:1` is not in `labels.csv:12`. */
const mentions = (words: string, place: string): boolean =>
  words.split(place).some((rest, i) => i > 0 && !/^\d/.test(rest));

const broken = (line: string): string => {
  const numbers = line.replace(/-?\d+(\.\d+)?/g, '?');
  return numbers === line ? line.replace(/\w+/g, '?') : numbers;
};
