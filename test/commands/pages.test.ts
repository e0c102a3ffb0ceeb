import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Diff from '../../src/commands/diff.js';
import Explain from '../../src/commands/explain.js';
import Fill from '../../src/commands/fill.js';
import Show from '../../src/commands/show.js';
import { folderOf } from '../spec/pages.js';

afterEach(() => {
  process.exitCode = 0;
});

/** What a command prints on standard output and standard error, and its exit code. */
async function ran(command: { run(argv: string[], root: string): Promise<unknown> }, ...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const log = vi.spyOn(console, 'log').mockImplementation((...lines) => void out.push(format(...lines)));
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const exit = await command.run(argv, process.cwd()).then(
    () => process.exitCode ?? 0,
    (error: { oclif?: { exit: number } }) => error.oclif?.exit,
  );
  log.mockRestore();
  write.mockRestore();
  return { out: out.join('\n'), err: err.join(''), exit };
}

const page = `name: mine
extends: mtl-cross-attn
heads: { au: { neighbors: 6 } }
stages: { va: { optimizer: { rate: 0.002 } } }
`;
const mine = () => join(folderOf({ 'page.yaml': page }), 'page.yaml');

describe('zoo explain', () => {
  it('shows where a value was set, what it replaced, what it means and what uses it', async () => {
    const file = mine();
    const { out } = await ran(Explain, file, 'heads.au.neighbors');
    expect(out).toBe(`heads.au.neighbors: 6
  set         ${file}:3:27
  instead of  4  zoo/mtl-cross-attn.yaml:22:75
  default     4, of schemas/heads/anfl-gcn.json
  meaning     Neighbors that each node keeps, including itself; all that tie with the last one are kept too.
  expected    a whole number of at least 1
  belongs to  head "anfl-gcn"
  used        read by head "ex"
  used        trained in stage "au"
  used        scored by metric "P_AU"`);
  });

  it('names the profile and --set, and what a stage sets instead of training', async () => {
    const { out } = await ran(
      Explain,
      mine(),
      'stages.va.optimizer.rate',
      '--profile',
      'demo',
      '--set',
      'stages.va.optimizer.rate=3',
    );
    expect(out).toMatch(/^stages\.va\.optimizer\.rate: 3\n {2}set {9}--set:1:26\n/);
    expect(out.match(/instead of.*/g)).toEqual([
      'instead of  0.4  zoo/mtl-cross-attn.yaml:54:36 (profile demo)',
      expect.stringMatching(/^instead of {2}0\.002 {2}.*page\.yaml:4:36$/),
      'instead of  0.001  zoo/mtl-cross-attn.yaml:28:33',
    ]);
  });

  it.each([
    ['training.batch', ['stage "au"', 'stage "ex"', 'stage "va"']],
    ['training.optimizer.nesterov', ['stage "au"', 'stage "ex"', 'stage "va"']],
    ['training.optimizer.rate', ['stage "au"', 'stage "ex"']],
    ['metrics.P_VA', ['picks the best epoch of stage "va"', 'part of metric "P_MTL"']],
    ['images.evaluate.resize', ['the backbone']],
    ['backbone.outputs', ['read by head "au"', 'read by head "emotion"', 'read by head "va"']],
  ])('names what uses %s', async (path, uses) => {
    const { out } = await ran(Explain, mine(), path, '--json');
    expect(JSON.parse(out).uses).toEqual(uses);
  });

  it.each([
    ['heads.au.similarity', '"dot"', 'nowhere, so it is the default of schemas/heads/anfl-gcn.json'],
    ['stages.va.gradient.adaptive', 'false', 'nowhere, so it is the default of schemas/gradients/sam.json'],
    ['seed', '1', 'nowhere, so it is the default of schemas/page.json'],
    ['images.train.jitter', 'not set', 'nowhere'],
  ])('%s is %s, set %s', async (path, value, set) => {
    const { out } = await ran(Explain, mine(), path);
    expect(out.split('\n').slice(0, 2)).toEqual([`${path}: ${value}`, `  set         ${set}`]);
  });

  it.each([
    ['heads.au.neigbors', 'Did you mean "neighbors"?'],
    ['heads.uu', 'Did you mean "au"?'],
    ['stages.va.optimizer.rate.x', 'no page has "x" there.'],
    ['extends', 'no page has "extends" there.'],
  ])('refuses %s', async (path, words) => {
    const { err, exit } = await ran(Explain, mine(), path);
    expect(err).toContain(words);
    expect(err).toContain('[no-such-path]');
    expect(exit).toBe(2);
  });

  it('prints JSON', async () => {
    const { out } = await ran(Explain, mine(), 'training.batch', '--json');
    expect(JSON.parse(out)).toMatchObject({
      path: 'training.batch',
      value: 256,
      set: { value: 256, place: { file: 'zoo/mtl-cross-attn.yaml', line: 31, column: 10 }, profile: null },
      instead: [],
      expected: 'a whole number from 1 to 65536 (rows)',
    });
  });
});

describe('zoo diff', () => {
  it('has one line for every path that differs, and exits with 1', async () => {
    const { out, exit } = await ran(Diff, 'mtl-cross-attn', mine());
    expect(out).toBe('~ heads.au.neighbors  4 -> 6\n~ stages.va.optimizer.rate  0.001 -> 0.002');
    expect(exit).toBe(1);
  });

  it('exits with 0 if two pages mean the same', async () => {
    const same = ['--set', 'heads.au.neighbors=6', '--set', 'stages.va.optimizer.rate=0.002'];
    expect(await ran(Diff, 'mtl-cross-attn', mine(), ...same)).toEqual({ out: '', err: '', exit: 0 });
  });

  it('prints JSON', async () => {
    const { out, exit } = await ran(Diff, 'ex-fc', 'ex-fc-authors-code', '--json');
    expect(JSON.parse(out)).toEqual([
      { path: 'stages.ex.losses.ex.softmax', before: 'once', after: 'twice' },
    ]);
    expect(exit).toBe(1);
  });
});

describe('zoo fill', () => {
  it('shows with --diff what it would write, and writes nothing', async () => {
    const file = join(folderOf({}), 'page.yaml');
    copyFileSync('zoo/mtl-cross-attn.yaml', file);
    const { out } = await ran(Fill, file, '--diff');
    expect(out).toMatch(/^--- .*page\.yaml\n\+\+\+ .*page\.yaml\n@@ /);
    expect(out).toContain('\n-  schedule: { type: cosine }\n');
    expect(out).toMatch(/\n\+ {2}schedule: \{ type: cosine, warmup: 0,/);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync('zoo/mtl-cross-attn.yaml', 'utf8'));
  });

  it('writes it, once', async () => {
    const file = join(folderOf({}), 'page.yaml');
    copyFileSync('zoo/mtl-cross-attn.yaml', file);
    expect((await ran(Fill, file)).out).toMatch(/page\.yaml: \d\d filled in$/);
    const filled = readFileSync(file, 'utf8');
    expect(await ran(Fill, file)).toEqual({ out: `${file}: nothing to fill in`, err: '', exit: 0 });
    expect(readFileSync(file, 'utf8')).toBe(filled);
    expect(await ran(Diff, file, 'mtl-cross-attn', '--profile', 'demo')).toMatchObject({ out: '', exit: 0 });
  });
});

describe('zoo show', () => {
  it('prints the text of a page unchanged, and the resolved page with the same meaning', async () => {
    const file = mine();
    expect((await ran(Show, file)).out).toBe(page.trimEnd());
    const { out } = await ran(Show, file, '--resolved', '--profile', 'demo');
    const again = join(folderOf({ 'again.yaml': out }), 'again.yaml');
    expect(await ran(Show, again, '--resolved')).toMatchObject({ out });
  });
});

describe('an error in a page', () => {
  const wrong = ['ex-fc', '--set', 'training.batch=x'];

  it('is reported by every command in the same way, with the line of --set', async () => {
    const { err, exit } = await ran(Show, ...wrong);
    expect(err).toContain('--set:1:16  training.batch  found "x";');
    expect(err).toContain('  1 | training.batch=x\n    |                ^\n');
    expect(exit).toBe(2);
  });

  it.each([['--format', 'json'], ['--json']])('is JSON with %s %s', async (...flags) => {
    const { out, err, exit } = await ran(Explain, 'ex-fc', 'seed', ...wrong.slice(1), ...flags);
    expect(JSON.parse(out).problems).toMatchObject([
      { code: 'wrong-type', path: 'training.batch', place: { file: '--set', line: 1, column: 16 } },
    ]);
    expect({ err, exit }).toEqual({ err: '', exit: 2 });
  });

  it('is reported for all pages together', async () => {
    const bad = (name: string) => `test/fixtures/pages/bad/${name}.yaml`;
    const { err } = await ran(Diff, bad('empty-value'), bad('batch-of-one'));
    expect(err.match(/\[[a-z-]+\]$/gm)).toEqual(['[batch-too-small]', '[empty-value]']);
  });

  it('is SARIF with --format sarif', async () => {
    const { out, exit } = await ran(Diff, 'ex-fc', ...wrong, '--format', 'sarif');
    expect(JSON.parse(out).runs[0].results).toMatchObject([
      { ruleId: 'wrong-type', locations: [{ logicalLocations: [{ fullyQualifiedName: 'training.batch' }] }] },
    ]);
    expect(exit).toBe(2);
  });
});
