import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readme } from './readme.mjs';

test('the bench runs all rows and prints them', () => {
  const cache = mkdtempSync(join(tmpdir(), 'zoo-bench-'));
  const env = { ...process.env, ZOO_CACHE: cache, PYTHON: join(cache, 'no-python') };
  const how = [resolve('test/bench/bench.mjs'), '--small', '--rounds', '1'];
  const printed = execFileSync(process.execPath, how, { env, encoding: 'utf8' });
  rmSync(cache, { recursive: true });
  const times = 'best \\d+ ms, median \\d+ ms, CPU time \\d+ ms';
  const row = (title: string, rate: string): string[] => [
    title,
    `  wasm +${times}${rate}  tfjs-backend-wasm 4.*`,
    `  onnx +${times}${rate}  onnxruntime 1.*`,
    '  \\(no PyTorch to compare with: .*',
    '',
  ];
  const lines = [
    ...row('One SAM step of the AU stage, batch 8 x 1288', ', \\d+ GFLOPS'),
    ...row('2 steps of the EX stage, batch 8', ', \\d+ GFLOPS'),
    ...row('The three stages of the paper, 16 cached features, 1 epoch each', ''),
    ...row('One SGD step on all of EfficientNet-B0, 2 images of 112 pixels', ', \\d+ GFLOPS'),
    'EfficientNet-B0 at 224 pixels over 16 image files, decoding included',
    `  \\S.*${times}, \\d+\\.\\d images/s`,
    '  \\(no PyTorch to compare with: .*',
    '',
    ...row('One Adam step of a recurrent stage, 2 windows x 80 frames x 1288', ', \\d+ GFLOPS'),
  ];
  expect(printed).toMatch(new RegExp(`^\\d+ threads?\n\n${lines.join(' *\n')}$`));
}, 600_000);

test('README.md matches the saved run', () => {
  const read = (file: string): string => readFileSync(resolve('test/bench', file), 'utf8');
  expect(read('README.md')).toBe(readme(JSON.parse(read('saved.json'))));
});

test('the table shows whether each goal is met, missed or undecided', () => {
  const machine = { processor: 'P', cores: 2, threads: 2, system: 'S', node: 'v20', zoo: '1' };
  const peer = (name: string, median: number, cpu: number) => ({ name, best: median, median, cpu });
  const peers = [peer('a', 90, 80), peer('b', 90, 120), peer('c', 110, 110), peer('pytorch', 100, 100)];
  const goals = ['a', 'b', 'c', 'd'].map((name) => ({ peer: name, against: 'pytorch', most: 0.95 }));
  const row = { id: 'row', title: 'Row', about: 'About.', rounds: 3, load: 2.9, goals, peers };
  const linesOf = (rows: object[]): string[] =>
    readme({ machine, rows })
      .split('\n')
      .filter((line) => line.startsWith('| Row'));
  expect(linesOf([{ ...row, load: 3.1 }])[0]).toBe(
    '| Row | `a` beside PyTorch | 0.95 | 0.90 | 0.80 | not decided: the machine was busy |',
  );
  expect(linesOf([row])).toEqual([
    '| Row | `a` beside PyTorch | 0.95 | 0.90 | 0.80 | met |',
    '| Row | `b` beside PyTorch | 0.95 | 0.90 | 1.20 | **missed**: met by the median alone |',
    '| Row | `c` beside PyTorch | 0.95 | 1.10 | 1.10 | **missed** |',
    '| Row | `d` beside PyTorch | 0.95 |  |  | not measured: `d` is not installed |',
  ]);
});
