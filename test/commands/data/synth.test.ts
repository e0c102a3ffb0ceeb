import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import DataSynth from '../../../src/commands/data/synth.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'synth-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the command prints on standard output, and on standard error. */
async function synth(...argv: string[]): Promise<readonly [out: string, err: string]> {
  const said: [string[], string[]] = [[], []];
  const log = vi.spyOn(DataSynth.prototype, 'log').mockImplementation((line = '') => void said[0].push(line));
  const write = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => said[1].push(String(text)) > 0);
  await DataSynth.run(argv, process.cwd()).finally(() => {
    log.mockRestore();
    write.mockRestore();
  });
  return [said[0].join('\n'), said[1].join('')];
}

test('draws into a folder, once; progress goes to standard error', async () => {
  const out = join(folder, 'faces');
  const argv = ['--out', out, '--train', '5', '--validation', '3', '--seed', '9', '--label-noise', '0'];
  const [said, progress] = await synth(...argv);
  expect(said).toBe(`8 faces are in ${out}`);
  expect(progress).toMatch(/faces {2}8 faces in/);
  expect((await readdir(out)).sort()).toEqual([
    'cropped_aligned',
    'training_set_annotations.txt',
    'validation_set_annotations.txt',
    'zoo-folder.json',
  ]);
  expect(JSON.parse(await readFile(join(out, 'zoo-folder.json'), 'utf8'))).toMatchObject({
    seed: 9,
    train: 5,
    validation: 3,
    style: 'demo',
    labelNoise: 0,
  });
  expect(await synth(...argv)).toEqual([`${out} already contains these faces`, '']);
});

test('draws videos with a voice, in the layout of Aff-Wild2', async () => {
  const out = join(folder, 'videos');
  const [said] = await synth(
    '--out',
    out,
    '--train',
    '2',
    '--validation',
    '1',
    '--frames',
    '3',
    '--fps',
    '6',
  );
  expect(said).toBe(`9 frames are in ${out}`);
  expect(await readFile(join(out, 'frames_fps.csv'), 'utf8')).toBe(
    'video,frames,fps\ntrain-0001,3,6\ntrain-0002,3,6\nvalidation-0001,3,6\n',
  );
});

test.each([
  [['--style', 'cubist'], 'expected --style=cubist to be one of: demo, pretrain'],
  [['--label-noise', '2'], '--label-noise: expected a number from 0 to 1 but received: 2'],
  [['--train', '0'], '--train: expected an integer greater than or equal to 1 but received: 0'],
])('%s is refused', async (argv, what) => {
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const run = DataSynth.run(['--out', join(folder, 'none'), ...argv], process.cwd());
  await expect(run).rejects.toMatchObject({ oclif: { exit: 2 } });
  write.mockRestore();
  expect(said.join('')).toMatch(
    new RegExp(`^zoo .*: ${what}\\. See zoo .* --help\\. {2}\\[bad-flag-value]\n$`),
  );
});
