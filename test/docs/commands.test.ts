import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsIn } from '../../src/docs/snippets.js';

const call = promisify(execFile);
const guides = ['write-a-page', 'first-run', 'data', 'engines', 'model', 'stages', 'weights', 'claims'];
const text = (guide: string): string => readFileSync(`docs/${guide}.md`, 'utf8');

/** The words of the command in a line of code, without a redirection. */
const wordsOf = (line: string): string[] =>
  (line.replace(/ >.*/, '').match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'|'$/g, ''));

/** Calls that need a network, a trained run or minutes: they have their own tests. */
const elsewhere =
  /^(new$|data synth|engine install|verify|weights (fetch|inspect|import)|evaluate|predict|compare|export|serve|ablate)|--resume/;
const calls = [...new Set(guides.flatMap((guide) => callsOf(text(guide))))].filter(
  (line) => !elsewhere.test(line),
);

function callsOf(markdown: string): string[] {
  const lines = markdown.split('\n');
  return callsIn(markdown).flatMap((one) => (/`/.test(lines[one.line - 1]!) ? [] : one.text));
}

let folder = '';

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

describe('the commands that the guides show', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zoo-commands-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(resolve('.'), join(folder, 'node_modules', 'declarative-zoo'), 'junction');
    cpSync('zoo', join(folder, 'zoo'), { recursive: true });
    cpSync('test/fixtures/datasets/raf-db', join(folder, 'RAF-DB'), { recursive: true });
    write('RAF-DB/Image/aligned/train_00001_aligned.jpg', '');
    for (const pet of ['cat/1.jpg', 'dog/1.jpg']) write(`pets/${pet}`, '');
    write('wine.csv', 'acid,sugar,quality\n1,10,5\n2,20,6\n3,30,7\n');
    for (const [, file, page] of guides
      .map(text)
      .join('\n')
      .matchAll(/^```yaml (\S+)\n(.*?)^```$/gms))
      write(file!, page!);
    const [mood] = /^name: mood\n.*?(?=^```)/ms.exec(text('write-a-page'))!;
    for (const page of ['page.yaml', 'my-page.yaml']) write(page, mood);
    const rows = ['calm', 'cross', 'glad'].flatMap((mood) => [
      `${mood}-1.png,train,${mood}`,
      `${mood}-2.png,validation,${mood}`,
    ]);
    write('faces/labels.csv', `file,part,mood\n${rows.join('\n')}\n`);
    for (const [i, row] of rows.entries()) {
      const background = { r: 40 * i, g: 80, b: 80 };
      const image = sharp({ create: { width: 16, height: 16, channels: 3, background } });
      write(`faces/${row.split(',')[0]}`, await image.png().toBuffer());
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.concurrent.each(calls)('zoo %s', async (line) => {
    const [command, ...words] = wordsOf(line);
    // Only the page of a run is checked; the run itself has its own tests.
    const args = command === 'run' ? ['validate', ...words.filter(isPage)] : [command!, ...words];
    const env = { ...process.env, ZOO_CACHE: join(folder, 'cache') };
    const done = call(process.execPath, [resolve('dist/bin.js'), ...args], { cwd: folder, env });
    const { stdout } = await (command === 'diff' ? done.catch((differing) => differing) : done); // exits with 1
    expect(stdout).not.toBe('');
  });
});

/** The pages among the arguments, without flags and their values. */
const isPage = (word: string, i: number, words: readonly string[]): boolean =>
  !word.startsWith('--') && !words[i - 1]?.startsWith('--');
