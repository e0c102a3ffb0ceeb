import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

test('the bench runs and prints its table', () => {
  const cache = mkdtempSync(join(tmpdir(), 'zoo-bench-'));
  const env = { ...process.env, ZOO_CACHE: cache, PYTHON: join(cache, 'no-python') };
  const rows = '8';
  const printed = execFileSync(process.execPath, [resolve('test/bench/bench.mjs'), '1', rows, '16', '2'], {
    env,
    encoding: 'utf8',
  });
  rmSync(cache, { recursive: true });
  const times = 'best \\d+ ms, median \\d+ ms, CPU time \\d+ ms';
  expect(printed).toMatch(
    new RegExp(
      [
        `^one SAM step of the AU stage, batch ${rows} x 1288, \\d+ threads`,
        `  wasm +${times}, \\d+ GFLOPS  tfjs-backend-wasm 4.*`,
        `  onnx +${times}, \\d+ GFLOPS  onnxruntime 1.*`,
        '  \\(no PyTorch to compare with: .*',
        '',
        'one Adam step of a recurrent stage, 2 windows x 80 frames x 1288, \\d+ threads',
        `  wasm +${times}, \\d+ GFLOPS  tfjs-backend-wasm 4.*`,
        `  onnx +${times}, \\d+ GFLOPS  onnxruntime 1.*`,
        '  \\(no PyTorch to compare with: .*',
        '',
        'EfficientNet-B0 at 224 px over 16 image files, decoding included',
        `  \\S.*${times}, \\d+\\.\\d images/s`,
      ].join('\n'),
      'm',
    ),
  );
}, 120_000);
