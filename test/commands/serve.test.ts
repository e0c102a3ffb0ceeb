import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Runs, trainedRuns } from '../serve/runs.js';

const bin = resolve('dist/bin.js');
let runs: Runs;
beforeAll(async () => {
  runs = await trainedRuns();
});
afterAll(() => rmSync(runs.folder, { recursive: true }));

/** Starts zoo serve; what it prints, and its address once it listens. */
async function start(args: readonly string[], env: Record<string, string> = {}) {
  const child: ChildProcess = spawn(process.execPath, [bin, 'serve', ...args, '--port', '0'], {
    env: { ...process.env, CI: 'true', ZOO_CACHE: runs.context.cache, ...env },
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const said = { stdout: '', stderr: '' };
  child.stderr!.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const address = await new Promise<string>((found, failed) => {
    child.stdout!.on('data', (chunk) => {
      said.stdout += chunk;
      const [address] = /http:\S+/.exec(said.stdout) ?? [];
      if (address !== undefined) found(address);
    });
    ended.then(() => failed(new Error(said.stderr)));
  });
  return { child, ended, said, address };
}

describe('zoo serve', () => {
  it('predicts, logs no content of requests, and stops properly on SIGTERM', async () => {
    const { child, ended, said, address } = await start([runs.photos, runs.vectors]);
    const headers = { 'content-type': 'image/jpeg' };
    const body = new Uint8Array(runs.images[0]!);
    const response = await fetch(`${address}predict?model=photos&secret=1`, {
      method: 'POST',
      headers,
      body,
    });
    expect(await response.json()).toMatchObject({
      model: 'photos',
      predictions: [{ level: { unit: 'levels' } }],
    });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said.stdout).toContain(`${runs.photos}, ${runs.vectors} at http://127.0.0.1:`);
    expect(said.stderr).toMatch(/^\d{4}-\S+Z {2}POST \/predict {2}200 {2}\d+ ms {2}1 row$/m);
    expect(said.stderr).not.toContain('secret');
  });

  it('needs the token of ZOO_SERVE_TOKEN if it is set', async () => {
    const token = 'correct-horse-battery';
    const { child, ended, address } = await start([runs.vectors, '--no-log'], { ZOO_SERVE_TOKEN: token });
    expect((await fetch(`${address}v2`)).status).toBe(401);
    expect((await fetch(`${address}v2`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});

describe('the code of the server', () => {
  it('is not loaded by other commands', () => {
    const hook = join(runs.folder, 'hook.cjs');
    writeFileSync(
      hook,
      "process.on('exit', () => console.error('LOADED', Object.keys(require.cache).join(' ')));",
    );
    for (const args of [['--help'], ['serve', '--help'], ['list']]) {
      const { stderr } = spawnSync(process.execPath, ['--require', hook, bin, ...args], { encoding: 'utf8' });
      expect(stderr).toContain('LOADED');
      expect(stderr).not.toMatch(/node_modules\/(fastify|@fastify|onnxruntime|sharp)/);
    }
  });
});
