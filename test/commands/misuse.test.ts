import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Config } from '@oclif/core/config';
import { describe, expect, it, vi } from 'vitest';

const root = join(import.meta.dirname, '../..');
const config = await Config.load(root);

/** What `zoo` prints for these arguments, and its exit code, as oclif runs it. */
async function said(line: string) {
  const err: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const [first = '', ...argv] = line.split(' ');
  const exit = await config.runCommand(first, argv).then(
    () => 0,
    (error: { oclif?: { exit: number } }) => error.oclif?.exit,
  );
  write.mockRestore();
  return { exit, err: err.join('') };
}

describe('an invalid command line ends with one sentence that suggests the nearest name, and exit code 2', () => {
  // oclif passes the words before the first flag as one id, joined by colons
  it.each([
    ['rnu', 'zoo has no command "rnu". Did you mean "run"?  [no-such-command]'],
    ['plugin:lst', 'zoo has no command "plugin lst". Did you mean "plugin list"?  [no-such-command]'],
    ['plugin:qqqqqq:x', 'zoo has no command "plugin qqqqqq". zoo --help lists them.  [no-such-command]'],
    ['engin:list', 'zoo has no command "engin". Did you mean "engine"?  [no-such-command]'],
    ['fetch', 'zoo has no command "fetch". Did you mean "weights fetch"?  [no-such-command]'],
    ['mine.yaml', 'zoo has no command "mine.yaml". Did you mean "run mine.yaml"?  [no-such-command]'],
    ['--verison', 'zoo has no flag "--verison". Did you mean "--version"?  [no-such-flag]'],
    ['help rnu', 'zoo has no command "rnu". Did you mean "run"?  [no-such-command]'],
    [
      'run x --gpu',
      'zoo run has no flag "--gpu". Engines are chosen by --engine: tensorflow uses a GPU if the machine has one.  [no-such-flag]',
    ],
    ['run --enigne wasm', 'zoo run has no flag "--enigne". Did you mean "--engine"?  [no-such-flag]'],
    ['explain x y --jsn', 'zoo explain has no flag "--jsn". Did you mean "--json"?  [no-such-flag]'],
    ['data:check x -q', 'zoo data check has no flag "-q". zoo data check --help lists them.  [no-such-flag]'],
    // a command without arguments
    ['doctor:x', 'zoo doctor: unexpected argument "x". See zoo doctor --help.  [too-many-arguments]'],
    ['plan x y', 'zoo plan: unexpected argument "y". See zoo plan --help.  [too-many-arguments]'],
    ['run', 'zoo run needs PAGE: such as zoo/mtl-cross-attn.yaml. See zoo run --help.  [missing-argument]'],
    [
      'run ex-fc --seed 1 --seeds 1,2',
      'zoo run takes --seeds or --seed, not both. See zoo run --help.  [flags-exclude]',
    ],
    [
      'run ex-fc --out a --resume b',
      'zoo run takes --resume or --out, not both. See zoo run --help.  [flags-exclude]',
    ],
    [
      'run ex-fc --engine foo',
      'zoo run: expected --engine=foo to be one of: auto, tensorflow, wasm, onnx. See zoo run --help.  [bad-flag-value]',
    ],
    [
      'run ex-fc --seed x',
      'zoo run: --seed: expected an integer but received: x. See zoo run --help.  [bad-flag-value]',
    ],
    ['run ex-fc --out', 'zoo run: flag --out expects a value. See zoo run --help.  [bad-flag-value]'],
    [
      'predict ex-fc face.jpg',
      '"ex-fc" is a page, which has no trained weights: name a file with --weights, or use a run\'s folder.  [needs-weights]',
    ],
    ['evaluate nowhere', 'nowhere is not the folder of a run: it has no page.yaml  [not-a-run]'],
    [
      'plan',
      'zoo plan needs PAGE: Page or study file, or the name of one in the zoo. See zoo plan --help.  [missing-argument]',
    ],
  ])('zoo %s', async (line, sentence) => {
    expect(await said(line)).toEqual({ exit: 2, err: `${sentence}\n` });
  });

  it('also in a shell', () => {
    const ran = spawnSync(process.execPath, [join(root, 'dist/bin.js'), 'rnu', 'x'], { encoding: 'utf8' });
    expect(ran).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^zoo has no .*\n$/) });
  });
});
