import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

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

const cases: readonly Case[] = [
  ['standard input closed', '$ZOO new mine <&-', null, 0],
  ['standard output closed', '$ZOO list >&-', null, 0],
  ['all streams closed', '$ZOO show ex-fc <&- >&- 2>&-', null, 0],
  ['standard output on a full disk', '$ZOO plan page.yaml >/dev/full', /the disk is full \(ENOSPC\)/, 1],
  ['a full disk, and JSON', '$ZOO validate ex-fc --format json >/dev/full', /the disk is full \(ENOSPC\)/, 1],
  [
    'a deleted working folder',
    'mkdir gone; cd gone; rmdir ../gone; $ZOO validate ex-fc',
    /no-working-folder/,
    1,
  ],
  ['the same, of a list', 'mkdir gone2; cd gone2; rmdir ../gone2; $ZOO list', /no-working-folder|^table/, 1],
  ['no HOME', 'unset HOME ZOO_CACHE; $ZOO validate ex-fc', null, 0],
  [
    'HOME is a file',
    'unset ZOO_CACHE; HOME=$PWD/file $ZOO data synth --out f1 --train 2 --validation 2',
    null,
    0,
  ],
  ['HOME cannot be written', 'unset ZOO_CACHE; HOME=/proc $ZOO weights fetch zoo/synthetic-faces', null, 0],
  ['a cache that is a file', 'ZOO_CACHE=$PWD/file $ZOO cache', /cache-blocked/, 2],
  ['a cache that cannot be written', 'ZOO_CACHE=/proc/x $ZOO cache', null, 0],
  ['a cache of too long a name', `ZOO_CACHE=$PWD/${long} $ZOO weights fetch zoo/synthetic-faces`, null, 0],
  ['ZOO_THREADS is a word', 'ZOO_THREADS=many $ZOO engine list', /ZOO_THREADS is "many".*\[bad-setting\]/, 2],
  ['ZOO_THREADS is too large', 'ZOO_THREADS=1e9 $ZOO plan page.yaml', /\[bad-setting\]/, 2],
  ['ZOO_GEMM is odd', 'ZOO_GEMM=odd $ZOO run page.yaml --out r0', /ZOO_GEMM is "odd".*\[bad-setting\]/, 2],
  ['few open files', 'ulimit -n 32; $ZOO validate page.yaml', /^ok|\[[a-z-]+\]/, [0, 1, 2]],
  ['fewer open files', 'ulimit -n 20; $ZOO plan page.yaml', /./, 1],
  ['little memory', 'ulimit -v 3000000; $ZOO run page.yaml --out r1', /memory/i, 1],
  ['a run in a file', '$ZOO run page.yaml --out file/run', /\[folder-unwritable\]/, 2],
  ['a run of too long a name', `$ZOO run page.yaml --out ${long}`, /too long|folder-unwritable/, 2],
  ['a run where nothing can be written', '$ZOO run page.yaml --out /proc/run', /\[folder-unwritable\]/, 2],
  ['a copy under a file', '$ZOO cp ex-fc file/mine.yaml', /file\/mine\.yaml/, 1],
  ['a copy onto a pipe', 'mkfifo pipe.yaml; $ZOO cp ex-fc pipe.yaml --force', /\[not-a-regular-file\]/, 2],
  ['a copy into a pipe', 'mkfifo pipe; $ZOO cp ex-fc pipe', /\[unusable-path\]/, 1],
  ['a page that is a pipe', 'mkfifo pipe2; $ZOO validate pipe2', /it is a pipe/, 2],
  ['a site onto a file', '$ZOO docs --site file', /\[folder-foreign\]/, 2],
  ['a site of too long a name', `$ZOO docs --site ${long}`, /its name is too long/, 1],
  ['faces under a file', '$ZOO data synth --out file/x --train 2 --validation 2', /\[unusable-path\]/, 1],
  ['a run that is a file', '$ZOO evaluate file', /\[/, 2],
  ['a run that is a pipe', 'mkfifo pipe3; $ZOO report pipe3', /\[/, 2],
  ['a run with a pipe for a record', 'mkdir r2; mkfifo r2/run.json r2/page.yaml; $ZOO report r2', /\[/, 2],
];

/** Runs a script; a hang ends after a minute. */
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

describe.runIf(process.platform === 'linux').concurrent('a command ends with one sentence', () => {
  it.each(cases)('%s', { timeout: 90_000 }, async (_, script, expected, status) => {
    const result = await run(script);
    expect(result.said).not.toMatch(/internal-error|bug in zoo/);
    expect(result.said).not.toMatch(/\n\s+at .+:\d+|node:internal/);
    if (expected) expect(result.said).toMatch(expected);
    expect([status].flat()).toContain(result.status);
  });
});
