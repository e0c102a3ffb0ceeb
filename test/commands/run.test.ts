import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/report/record.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-run-'));
const bin = resolve('dist/bin.js');
// The real page, command, faces, weights and model, few of them and few steps.
const small = [
  'data.synthetic.train=64',
  'data.synthetic.validation=32',
  'training.batch=32',
  'training.epochs=2',
  'stages.au.epochs=1',
  'stages.ex.epochs=2',
];
const flags = [...small.flatMap((one) => ['--set', one]), '--engine', 'wasm'];
const env = { ...process.env, ZOO_CACHE: join(folder, 'cache'), CI: 'true', S_AFF_WILD2: '' };
const zoo = (...args: string[]) =>
  promisify(execFile)(process.execPath, [bin, ...args], { env, cwd: folder });
const page = resolve('zoo/mtl-cross-attn.yaml');

describe('the command that trains', () => {
  it("runs the paper's whole model from its page, and says that it is the demo", async () => {
    const { stdout, stderr } = await zoo('run', page, '--out', 'first', ...flags);
    expect(stderr.split('\n')[0]).toMatch(/S_AFF_WILD2 is not set.*demo/);
    for (const words of [
      'P_AU',
      'AU26',
      'P_EX',
      'Surprise',
      'P_VA',
      'arousal',
      'P_MTL',
      'constant predictor',
    ]) {
      expect(stdout).toContain(words);
    }
    expect(stdout).not.toContain('paper');
    expect(stderr).not.toContain('\u001b'); // no bar in a pipe
    const record = JSON.parse(readFileSync(join(folder, 'first/run.json'), 'utf8')) as RunRecord;
    expect(record).toMatchObject({ profile: 'demo', comparable: false, engine: { name: 'wasm' } });
    expect(readFileSync(join(folder, 'first/report.html'), 'utf8')).toContain('not comparable');
  }, 240_000);

  it('stopped by Ctrl-C, leaves a run that --resume completes with the same bytes', async () => {
    const run = spawn(process.execPath, [bin, 'run', page, '--out', 'stopped', ...flags], {
      env,
      cwd: folder,
    });
    await seen(run, 'backbone outputs of 32 rows');
    run.kill('SIGINT');
    const [code, text] = await ended(run);
    expect(code).toBe(130);
    expect(text).toContain('zoo run --resume stopped');
    expect(existsSync(join(folder, 'stopped/run.json'))).toBe(false);
    await zoo('run', '--resume', 'stopped');
    const weights = (name: string): Buffer => readFileSync(join(folder, name, 'weights.safetensors'));
    expect(weights('stopped').equals(weights('first'))).toBe(true);
  }, 240_000);

  it('predicts on a folder of images, in each format', async () => {
    const sets = join(folder, 'cache/synthetic-faces');
    const video = join(sets, readdirSync(sets)[0]!, 'cropped_aligned');
    const faces = join(video, readdirSync(video)[0]!);
    const { stdout: lines } = await zoo('predict', 'first', faces);
    const answers = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(readdirSync(faces).length);
    const { answer, ...probabilities } = answers[0].ex as { answer: string; [name: string]: number | string };
    expect(Object.values(probabilities).reduce<number>((sum, p) => sum + Number(p), 0)).toBeCloseTo(1, 4);
    expect(Object.keys(probabilities)).toContain(answer);
    const { stdout: submission } = await zoo('predict', 'first', faces, '--format', 'submission');
    const [header, row] = submission.split('\n');
    expect(header).toBe('image,valence,arousal,expression,aus');
    expect(row!.split(',')).toHaveLength(16);
  }, 120_000);

  it.each([
    ['a missing page', ['run', 'nowhere.yaml'], 2, /nowhere/],
    ['no page', ['run'], 2, /zoo run needs PAGE/],
    ['seeds that are not numbers', ['run', page, '--seeds', '1,x'], 2, /bad-seeds/],
    ['the paper profile without its data', ['run', page, '--profile', 'paper'], 2, /S_AFF_WILD2/],
    [
      'a missing engine, before a face is drawn',
      ['run', page, '--engine', 'tensorflow', '--out', 'none'],
      2,
      /^((?!drawing)[\s\S])*\[engine-missing\]/,
    ],
    [
      'a run resumed with other settings',
      ['run', page, '--resume', 'first', '--set', 'training.epochs=9'],
      2,
      /first contains one run, which continues as it was started. Remove .*mtl-cross-attn\.yaml, --set,/,
    ],
    ['a folder that is not a run', ['run', '--resume', 'cache'], 2, /not the folder of a run/],
    ['a missing image', ['predict', 'first', 'nowhere.jpg'], 2, /no images at/],
  ])('says in a sentence what is wrong: %s', async (_what, args, code, words) => {
    const failed = await zoo(...args).then(
      () => undefined,
      (error: { code: number; stderr: string }) => error,
    );
    expect(failed?.code).toBe(code);
    expect(failed?.stderr).toMatch(words);
    expect(failed?.stderr).not.toMatch(/\n\s+at /); // no stack
  });
});

/** Resolves once the process has printed this text on standard error. */
const seen = (run: ChildProcess, words: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let text = '';
    run.stderr!.on('data', (data) => {
      text += data;
      if (text.includes(words)) resolve();
    });
    run.on('exit', () => reject(new Error(`ended before it said "${words}":\n${text}`)));
  });

const ended = (run: ChildProcess): Promise<[number | null, string]> =>
  new Promise((resolve) => {
    let text = '';
    run.stderr!.on('data', (data) => {
      text += data;
    });
    run.on('close', (code) => resolve([code, text]));
  });
