import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { isOutOfMemory } from '../../src/errors/memory.js';

it.each([
  ['RangeError of V8', new RangeError('Array buffer allocation failed')],
  ['WebAssembly', new RangeError('WebAssembly.Memory(): could not allocate memory')],
  ['onnxruntime', new Error('Non-zero status code returned. std::bad_alloc')],
  [
    'onnxruntime, of a buffer',
    new Error('Failed to allocate memory for requested buffer of size 4294967296'),
  ],
  ['sharp', new Error('VipsImage: out of memory')],
  ['the system', Object.assign(new Error('spawn ENOMEM'), { code: 'ENOMEM' })],
])('the error of %s for refused memory is recognized', (_, error) => expect(isOutOfMemory(error)).toBe(true));

it.each(["Cannot read properties of undefined (reading 'shape')", 'Invalid typed array length: -1'])(
  '"%s" is not an error about memory',
  (message) => expect(isOutOfMemory(new Error(message))).toBe(false),
);

it.runIf(process.platform === 'linux')(
  'a memory limit of the process has its own message',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'memory-'));
    const run = `"${process.execPath}" "${resolve('dist/bin.js')}" run ex-fc --profile demo --engine wasm --out run`;
    const { status, stderr } = spawnSync('sh', ['-c', `ulimit -v 6000000; ${run}`], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ZOO_CACHE: join(folder, 'cache') },
    });
    expect(stderr).toMatch(/^there is not enough memory \(.*ulimit -v.*\[out-of-memory\]$/m);
    expect(status).toBe(1);
    rmSync(folder, { recursive: true });
  },
  60_000,
);
