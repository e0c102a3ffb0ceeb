import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import DataCheckCommand from '../../../src/commands/data/check.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
  await writeFile(
    join(folder, 'page.yaml'),
    `data:
  type: manifest
  root: ${folder}
  file: labels.csv
  group: who
  labels: { expression: { column: emotion }, valence-arousal: { columns: [v, a] } }
`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

/** What the command prints on standard output, and what the process would exit with. */
async function checked(rows: readonly string[], ...argv: string[]) {
  await writeFile(join(folder, 'labels.csv'), ['image,split,who,emotion,v,a', ...rows, ''].join('\n'));
  const lines: string[] = [];
  const log = vi
    .spyOn(DataCheckCommand.prototype, 'log')
    .mockImplementation((line = '') => void lines.push(line));
  const page = join(folder, 'page.yaml');
  const result = await DataCheckCommand.run([page, '--no-images', ...argv], process.cwd()).finally(() =>
    log.mockRestore(),
  );
  const exit = process.exitCode;
  process.exitCode = undefined;
  return { text: lines.join('\n').replaceAll(folder, 'FOLDER'), exit, result };
}

const sound = ['a.jpg,train,p1,Fear,0.5,-0.5', 'b.jpg,train,p1,Anger,1,-1', 'c.jpg,validation,p2,Fear,,'];

test('prints the counts per split and label, then the notes', async () => {
  const { text, exit } = await checked(sound);
  expect(text).toContain(
    [
      'manifest in FOLDER: 3 rows; images were not read',
      '',
      'split       rows  expression  valence-arousal',
      '──────────  ────  ──────────  ───────────────',
      'train          2           2                2',
      'validation     1           1                0',
      '',
      'expression  train rows     %  validation rows      %',
      '──────────  ──────────  ────  ───────────────  ─────',
      'Neutral              0   0.0                0    0.0',
      'Anger                1  50.0                0    0.0',
    ].join('\n'),
  );
  expect(text).toContain(
    [
      'valence-arousal  rows  missing   least    mean    most       -1 to 1',
      '───────────────  ────  ───────  ──────  ──────  ──────  ────────────',
      'valence, train      2        0   0.500   0.750   1.000  |       █ █|',
      'arousal, train      2        0  -1.000  -0.750  -0.500  |█ █       |',
    ].join('\n'),
  );
  expect(text).toMatch(/no validation row has valence-arousal labels {2}\[no-labels\]\n\n1 problem$/);
  expect(exit).toBe(2);
});

test('without a problem it exits with 0', async () => {
  const { text, exit } = await checked([...sound, 'd.jpg,validation,p3,Sadness,0,0']);
  expect(text).toMatch(/notes\n[\s\S]*\n\nno problems$/);
  expect(exit).toBeUndefined();
});

test('places beyond the limit are only counted; --json has all of them', async () => {
  const bad = ['x.jpg,train,p1,angry,0,0', 'y.jpg,train,p1,angry,0,0', 'z.jpg,train,p1,angry,0,0'];
  const { text, result } = await checked([...sound, ...bad], '--most', '1');
  expect(text).toMatch(
    /3 rows or labels cannot be used {2}\[bad-rows\]\n {4}FOLDER\/labels\.csv:5 .*\n {4}and 2 more\n/,
  );
  expect(result).toMatchObject({ doubts: [{ code: 'bad-rows', where: { length: 3 } }, {}, {}, {}] });
});
