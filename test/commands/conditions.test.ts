import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShares } from '../../src/data/shares.js';

const bin = resolve('dist/bin.js');
const folder = mkdtempSync(join(tmpdir(), 'zoo-conditions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = Array.from({ length: 8 }, (_, i) => i);
writeFileSync(
  join(folder, 'labels.csv'),
  `key,split,mood\n${rows.map((i) => `${i},${i < 6 ? 'train' : 'validation'},${i % 2 ? 'calm' : 'glad'}`).join('\n')}\n`,
);
writeFileSync(join(folder, 'vectors.csv'), `image,a,b\n${rows.map((i) => `${i},${i},${-i}`).join('\n')}\n`);
writeFileSync(
  join(folder, 'page.yaml'),
  `name: page
data: { type: manifest, root: ., file: labels.csv, image: false, key: key, labels: { mood: { column: mood } } }
labels: { mood: { kind: classes, names: [calm, glad] } }
backbone: { type: features, file: vectors.csv, width: 2 }
heads: { mood: { type: fc, input: backbone, units: 2, labels: mood } }
training: { optimizer: { type: sgd, rate: 0.1 }, batch: 4, epochs: 1 }
stages: { s: { train: [mood], losses: { mood: { type: weighted-cross-entropy } } } }
metrics: { F1: { type: f1-macro, node: mood } }
`,
);
writeFileSync(join(folder, 'file'), 'a file');

const long = 'x'.repeat(300);

/** A command, and the shell around it: `$ZOO` is the program. */
type Case = readonly [what: string, script: string, said: RegExp | null, status: number | readonly number[]];

/** The error of a command whose output goes to a full disk. */
const FULL = /the disk is full \(ENOSPC\).*\[output-failed\]/;

/** By command: at least two conditions for each. */
const cases: { readonly [command: string]: readonly Case[] } = {
  ablate: [
    ['a path without values', '$ZOO ablate page.yaml --vary training.batch', /\[bad-vary\]/, 2],
    ['two steps', '$ZOO ablate page.yaml --vary training.batch=2 --fill --report', /--fill|--report/, 2],
    [
      'a unit that does not exist',
      '$ZOO ablate page.yaml --vary training.batch=2 --unit 99',
      /\[no-such-unit\]/,
      2,
    ],
    [
      'nothing to cancel',
      '$ZOO ablate page.yaml --vary training.batch=2 --cancel',
      /\[nothing-to-cancel\]/,
      2,
    ],
    ['no such option', '$ZOO ablate page.yaml --vary training.batch=2 --with a=1', /\[unknown-option\]/, 2],
    [
      'no results yet',
      '$ZOO ablate page.yaml --vary training.batch=2 --seeds 1 --report',
      /\[unit-missing\]/,
      1,
    ],
    ['in a file', '$ZOO ablate page.yaml --vary training.batch=2 --seeds 1 --out file/a', /file.*\[/, [1, 2]],
    ['a full disk', '$ZOO ablate page.yaml --vary training.batch=2 --seeds 1 --dry-run >/dev/full', FULL, 1],
  ],
  cache: [
    ['a cache that is a file', 'ZOO_CACHE=$PWD/file $ZOO cache', /cache-blocked/, 2],
    ['a cache that cannot be written', 'ZOO_CACHE=/proc/x $ZOO cache', null, 0],
  ],
  'cache clean': [
    ['a cache that is a file', 'ZOO_CACHE=$PWD/file $ZOO cache clean', /\[cache-blocked\]/, 2],
    ['a cache that cannot be written', 'ZOO_CACHE=/proc/x $ZOO cache clean', /Nothing to free/, 0],
    ['a full disk', 'ZOO_CACHE=$PWD/none $ZOO cache clean >/dev/full', FULL, 1],
  ],
  compare: [
    ['a missing file', '$ZOO compare run nowhere', /nowhere.*\[not-a-run\]/, 2],
    [
      'a page that is a pipe',
      'cp -r run c1; rm c1/page.yaml; mkfifo c1/page.yaml; $ZOO compare run c1',
      /\[/,
      1,
    ],
    [
      'a folder for it that is a file',
      'cp -r run c2; $ZOO compare run c2 --out file',
      /\[same-run-twice\]/,
      2,
    ],
    [
      'in a read-only folder',
      'cp -r run c3; sed -i "s/^seed: .*/seed: 9/" c3/page.yaml; sed -i "s/\\"seed\\": 1/\\"seed\\": 9/" c3/run.json; $ZOO compare run c3 --out file/x',
      /file.*\[/,
      [1, 2],
    ],
  ],
  completion: [
    ['a full disk', '$ZOO completion bash >/dev/full', FULL, 1],
    ['an unknown shell', '$ZOO completion none', /bash, zsh, fish.*\[bad-flag-value\]/, 2],
  ],
  cp: [
    ['a copy under a file', '$ZOO cp ex-fc file/mine.yaml', /file\/mine\.yaml/, 1],
    ['a copy onto a pipe', 'mkfifo pipe.yaml; $ZOO cp ex-fc pipe.yaml --force', /\[not-a-regular-file\]/, 2],
    ['a copy into a pipe', 'mkfifo pipe; $ZOO cp ex-fc pipe', /\[unusable-path\]/, 1],
  ],
  'data check': [
    ['a full disk', '$ZOO data check page.yaml >/dev/full', FULL, 1],
    [
      'a table that is a pipe',
      'mkfifo t.csv; sed s/labels.csv/t.csv/ page.yaml >t.yaml; $ZOO data check t.yaml',
      /t\.csv.*\[/,
      2,
    ],
  ],
  'data synth': [
    [
      'HOME is a file',
      'unset ZOO_CACHE; HOME=$PWD/file $ZOO data synth --out f1 --train 2 --validation 2',
      null,
      0,
    ],
    ['under a file', '$ZOO data synth --out file/x --train 2 --validation 2', /\[unusable-path\]/, 1],
  ],
  diff: [
    ['a page that is a pipe', 'mkfifo d.yaml; $ZOO diff page.yaml d.yaml', /it is a pipe/, 2],
    ['a full disk', '$ZOO diff page.yaml ex-fc >/dev/full', FULL, 1],
  ],
  docs: [
    ['a site onto a file', '$ZOO docs --site file', /\[folder-foreign\]/, 2],
    ['a site whose name is too long', `$ZOO docs --site ${long}`, /its name is too long/, 1],
  ],
  doctor: [
    ['a full disk', '$ZOO doctor >/dev/full', FULL, 1],
    ['a cache that is a file', 'ZOO_CACHE=$PWD/file $ZOO doctor', /broken +cache.*cannot be written/, 1],
    ['a cache whose name is too long', `ZOO_CACHE=$PWD/${long} $ZOO doctor`, /broken +cache.*too long/s, 1],
  ],
  'engine install': [
    ['a cache that is a file', 'ZOO_CACHE=$PWD/file $ZOO engine install tensorflow', /\[cache-blocked\]/, 2],
    ['a cache that cannot be written', 'ZOO_CACHE=/proc/x $ZOO engine install tensorflow', /\/proc\/x/, 1],
  ],
  'engine list': [
    ['ZOO_THREADS is a word', 'ZOO_THREADS=many $ZOO engine list', /"many".*\[bad-setting\]/, 2],
    ['a full disk', '$ZOO engine list >/dev/full', FULL, 1],
  ],
  evaluate: [
    ['a run that is a file', '$ZOO evaluate file', /\[/, 2],
    ['predictions under a file', '$ZOO evaluate run -o file/answers', /file\/answers.*\[no-such-path\]/, 1],
    ['predictions onto a device', '$ZOO evaluate run -o /dev/full', /\[not-a-regular-file\]/, 2],
    [
      'weights that are a pipe',
      'cp -r run e1; rm e1/weights.safetensors; mkfifo e1/weights.safetensors; $ZOO evaluate e1',
      /\[unread-weights-file\]/,
      2,
    ],
  ],
  explain: [
    ['a page that is a pipe', 'mkfifo x.yaml; $ZOO explain x.yaml heads', /it is a pipe/, 2],
    ['a full disk', '$ZOO explain page.yaml heads.mood.units >/dev/full', FULL, 1],
  ],
  fill: [
    ['a page that is a pipe', 'mkfifo l.yaml; $ZOO fill l.yaml', /it is a pipe/, 2],
    ['a full disk', 'cp page.yaml l2.yaml; $ZOO fill l2.yaml --diff >/dev/full', FULL, 1],
  ],
  help: [
    ['a full disk', '$ZOO help run >/dev/full', FULL, 1],
    ['a command that does not exist', '$ZOO help nowhere', /\[/, 2],
  ],
  list: [
    ['standard output closed', '$ZOO list >&-', null, 0],
    ['a deleted folder', 'mkdir gone2; cd gone2; rmdir ../gone2; $ZOO list', /no-working-folder|^table/, 1],
  ],
  new: [
    ['standard input closed', '$ZOO new mine <&-', null, 0],
    ['an empty table', ': >none.csv; $ZOO new mine2 --data none.csv', /\[unreadable-table\]/, 2],
  ],
  plan: [
    ['a full disk', '$ZOO plan page.yaml >/dev/full', FULL, 1],
    ['ZOO_THREADS is too large', 'ZOO_THREADS=1e9 $ZOO plan page.yaml', /\[bad-setting\]/, 2],
    ['few open files', 'ulimit -n 20; $ZOO plan page.yaml', /./, 1],
  ],
  'plugin add': [
    ['a file', '$ZOO plugin add file', /\[plugin-not-found\]/, 2],
    ['a deleted folder', 'mkdir gone3; cd gone3; rmdir ../gone3; $ZOO plugin add x', /no-working-folder/, 1],
  ],
  'plugin build': [
    ['a file', '$ZOO plugin build file', /\[plugin-not-found\]/, 2],
    ['a missing file', '$ZOO plugin build nowhere', /\[plugin-not-found\]/, 2],
  ],
  'plugin list': [
    ['a full disk', '$ZOO plugin list >/dev/full', FULL, 1],
    ['package.json is a pipe', 'mkdir p; cd p; mkfifo package.json; $ZOO plugin list', /plugin/, 0],
  ],
  'plugin new': [
    ['under a file', '$ZOO plugin new file/mine', /\[/, [1, 2]],
    ['in a read-only folder', 'cd /proc; $ZOO plugin new mine', /\[/, [1, 2]],
  ],
  'plugin remove': [
    ['one that is not allowed', '$ZOO plugin remove file', /\[plugin-not-listed\]/, 2],
    ['a deleted folder', 'mkdir gone4; cd gone4; rmdir ../gone4; $ZOO plugin remove x', /working-folder/, 1],
  ],
  'plugin test': [
    ['a file', '$ZOO plugin test file', /\[plugin-not-found\]/, 2],
    ['a missing file', '$ZOO plugin test nowhere', /\[plugin-not-found\]/, 2],
  ],
  'plugin which': [
    ['a full disk', '$ZOO plugin which heads.fc >/dev/full', FULL, 1],
    ['a part that does not exist', '$ZOO plugin which nowhere', /\[/, 2],
  ],
  export: [
    ['a missing file', '$ZOO export nowhere --format onnx', /\[not-a-run\]/, 2],
    ['onto a pipe', 'mkfifo e.onnx; $ZOO export run --format onnx --output e.onnx', /\[/, [1, 2]],
    ['under a file', '$ZOO export run --format onnx --output file/e.onnx', /file.*\[/, [1, 2]],
    [
      'a record that is a pipe',
      'mkdir e1; mkfifo e1/run.json e1/page.yaml; $ZOO export e1 --format onnx',
      /\[/,
      [1, 2],
    ],
  ],
  serve: [
    ['a missing file', '$ZOO serve nowhere', /\[not-a-run\]/, 2],
    ['for everyone, without a token', '$ZOO serve run --host 0.0.0.0', /\[serve-needs-token\]/, 2],
    ['a token that can be guessed', 'ZOO_SERVE_TOKEN=secret $ZOO serve run', /\[serve-weak-token\]/, 2],
    ['an address of another machine', '$ZOO serve run --host 192.0.2.1 --port 0', /\[serve-/, [1, 2]],
  ],
  predict: [
    ['a missing file', '$ZOO predict run nowhere', /\[no-images\]/, 2],
    ['predictions onto a device', '$ZOO predict run labels.csv -o /dev/full', /\[not-a-regular-file\]/, 2],
  ],
  report: [
    ['a full disk', '$ZOO report run >/dev/full', FULL, 1],
    ['a run that is a pipe', 'mkfifo pipe3; $ZOO report pipe3', /\[/, 2],
    ['a record that is a pipe', 'mkdir r2; mkfifo r2/run.json r2/page.yaml; $ZOO report r2', /\[/, 2],
    [
      'predictions that are a pipe',
      'cp -r run r3; rm r3/predictions.jsonl; mkfifo r3/predictions.jsonl; $ZOO report r3',
      /\[run-file-foreign\]/,
      2,
    ],
  ],
  run: [
    [
      'ZOO_GEMM has an invalid value',
      'ZOO_GEMM=odd $ZOO run page.yaml --out r0',
      /"odd".*\[bad-setting\]/,
      2,
    ],
    ['little memory', 'ulimit -v 3000000; $ZOO run page.yaml --out r1', /memory/i, [1, 2]],
    ['in a file', '$ZOO run page.yaml --out file/run', /\[folder-unwritable\]/, 2],
    ['whose name is too long', `$ZOO run page.yaml --out ${long}`, /too long|folder-unwritable/, 2],
    ['in a read-only folder', '$ZOO run page.yaml --out /proc/run', /\[folder-unwritable\]/, 2],
    [
      'a lock that is a pipe',
      'cp -r run k1; rm k1/run.json; mkfifo k1/run.lock; $ZOO run --resume k1',
      /\[folder-busy\]/,
      2,
    ],
    [
      'an environment that is a pipe',
      'cp -r run k2; rm k2/run.json k2/environment.json; mkfifo k2/environment.json; $ZOO run --resume k2',
      /\[run-file-foreign\]/,
      2,
    ],
    [
      'inputs that are a pipe',
      'cp -r run k3; rm k3/run.json k3/inputs.json; mkfifo k3/inputs.json; $ZOO run --resume k3',
      /\[not-a-regular-file\]/,
      2,
    ],
  ],
  schema: [
    ['a full disk', '$ZOO schema >/dev/full', FULL, 1],
    ['a deleted folder', 'mkdir gone5; cd gone5; rmdir ../gone5; $ZOO schema', /no-working-folder/, 1],
  ],
  show: [
    ['all streams closed', '$ZOO show ex-fc <&- >&- 2>&-', null, 0],
    ['a page that is a pipe', 'mkfifo s.yaml; $ZOO show s.yaml', /it is a pipe/, 2],
  ],
  validate: [
    ['a full disk, and JSON', '$ZOO validate ex-fc --format json >/dev/full', FULL, 1],
    ['a deleted folder', 'mkdir gone; cd gone; rmdir ../gone; $ZOO validate ex-fc', /no-working-folder/, 1],
    ['no HOME', 'unset HOME ZOO_CACHE; $ZOO validate ex-fc', null, 0],
    ['few open files', 'ulimit -n 32; $ZOO validate page.yaml', /^ok|\[[a-z-]+\]/, [0, 1, 2]],
    ['a page that is a pipe', 'mkfifo pipe2; $ZOO validate pipe2', /it is a pipe/, 2],
  ],
  'verify engines': [
    ['a page that is a pipe', 'mkfifo v.yaml; $ZOO verify engines v.yaml', /it is a pipe/, 2],
    ['a page that does not exist', '$ZOO verify engines nowhere.yaml', /\[/, 2],
  ],
  'verify export': [
    ['a missing file', '$ZOO verify export nowhere', /\[not-a-run\]/, 2],
    [
      'a record that is a pipe',
      'mkdir x1; mkfifo x1/run.json x1/page.yaml; $ZOO verify export x1',
      /\[/,
      [1, 2],
    ],
  ],
  'verify resume': [
    ['a page that is a pipe', 'mkfifo w.yaml; $ZOO verify resume w.yaml', /it is a pipe/, 2],
    ['a page that does not exist', '$ZOO verify resume nowhere.yaml', /\[/, 2],
  ],
  'weights fetch': [
    ['HOME cannot be written', 'unset ZOO_CACHE; HOME=/proc $ZOO weights fetch zoo/synthetic-faces', null, 0],
    [
      'a cache whose name is too long',
      `ZOO_CACHE=$PWD/${long} $ZOO weights fetch zoo/synthetic-faces`,
      null,
      0,
    ],
  ],
  'weights import': [
    ['a text file', '$ZOO weights import file --out w.safetensors', /text file.*\[unread-weights-file\]/, 2],
    ['a pipe', 'mkfifo i.pt; $ZOO weights import i.pt --out w2', /\[unread-weights-file\]/, 2],
  ],
  'weights inspect': [
    ['a device', '$ZOO weights inspect /dev/zero', /\[unread-weights-file\]/, 2],
    ['a full disk', '$ZOO weights inspect zoo/synthetic-faces >/dev/full', FULL, 1],
  ],
  'weights list': [
    ['a full disk', '$ZOO weights list >/dev/full', FULL, 1],
    ['a cache that is a file', 'ZOO_CACHE=$PWD/file $ZOO weights list', /zoo\/synthetic-faces/, 0],
  ],
};

/** Runs a script, for a minute at most. */
const run = (script: string) =>
  new Promise<{ said: string; status: number | null }>((done) => {
    const child = spawn('sh', ['-c', script], {
      cwd: folder,
      env: {
        ...process.env,
        ZOO: `${process.execPath} ${bin}`,
        ZOO_CACHE: join(folder, 'cache'),
        CI: 'true',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.on('close', (status) => done({ said, status }));
  });

/** Does at most two pieces of `work` at a time: more processes would only wait for each other. */
const gate = createShares(2);

/** The commands by their names, from the files of src/commands. */
const commands = readdirSync('src/commands', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('terminal'))
  .map((file) => file.replace(/(\/index)?\.ts$/, '').replaceAll(sep, ' '));

it('every command is tried under at least two conditions', () => {
  expect(Object.keys(cases).sort()).toEqual(commands.sort());
  for (const tried of Object.values(cases)) expect(tried.length).toBeGreaterThanOrEqual(2);
});

describe.runIf(process.platform === 'linux')('a command ends with one sentence', () => {
  beforeAll(async () => {
    const { status, said } = await run('$ZOO run page.yaml --out run');
    expect(status, said).toBe(0);
  }, 90_000);

  const all = Object.entries(cases).flatMap(([command, tried]) =>
    tried.map(([what, ...rest]) => [`${command}: ${what}`, ...rest] as const),
  );
  it.concurrent.each(all)('%s', { timeout: 90_000 }, async (_, script, expected, status) => {
    const result = await gate(1, () => run(script));
    expect(result.said).not.toMatch(/internal-error|bug in zoo/);
    expect(result.said).not.toMatch(/\n\s+at .+:\d+|node:internal/);
    if (expected) expect(result.said).toMatch(expected);
    expect([status].flat()).toContain(result.status);
  });
});
