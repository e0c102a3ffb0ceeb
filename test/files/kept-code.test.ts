import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiled } from '../../src/files/kept-code.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('compiled', () => {
  it('returns the value of the expression in a file', () => {
    const file = join(folder, 'sum.js');
    writeFileSync(file, '(function(a,b){return a+b})');
    expect((compiled(pathToFileURL(file).href) as (a: number, b: number) => number)(1, 2)).toBe(3);
  });
});

/** Node keeps compiled code since 22.8. */
describe.skipIf(!('enableCompileCache' in module))('the compiled code of a command', () => {
  const zoo = (
    args: readonly string[],
    env = {},
  ): { readonly status: number | null; readonly said: string } => {
    const options = {
      encoding: 'utf8',
      env: { ...process.env, NODE_COMPILE_CACHE: folder, ...env },
    } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/bin.js', ...args], options);
    return { status, said: stdout + stderr };
  };
  const valid = { status: 0, said: 'ok  mtl-cross-attn\n' };
  const validate = ['validate', 'mtl-cross-attn'];
  const kept = (): readonly string[] =>
    (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path.includes('.kept.js')).sort();
  const start = (): string => join(folder, kept().find((path) => path.includes('start-'))!);

  it('is kept by the first call, and used by the next', () => {
    expect(zoo(validate)).toEqual(valid);
    expect(kept().map((path) => path.replace(/^.*[\\/]|-[\w-]{8}\.kept/g, ''))).toEqual([
      'command-line.js.validate',
      'start.js.validate',
    ]);
    const { mtimeMs, ino } = statSync(start());
    expect(zoo(validate)).toEqual(valid);
    expect(statSync(start())).toMatchObject({ mtimeMs, ino });
    expect(kept()).toHaveLength(2);
  });

  it.each<[string, (code: Buffer) => Buffer]>([
    ['cut', (code) => code.subarray(0, code.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['changed', (code) => code.fill(0, code.length / 2, code.length / 2 + 4096)],
  ])('is replaced if it is %s', (_, damage) => {
    zoo(validate);
    const whole = readFileSync(start()).length;
    writeFileSync(start(), damage(readFileSync(start())));
    const damaged = readFileSync(start());
    expect(zoo(validate)).toEqual(valid);
    expect(readFileSync(start()).equals(damaged)).toBe(false);
    expect(readFileSync(start()).length / whole).toBeCloseTo(1, 1);
  });

  it('is not that of --help', () => {
    zoo(['validate', '--help']);
    expect(kept().filter((path) => !path.endsWith('.help'))).toEqual([]);
  });

  it('is not kept if the command fails, or has no name, or if Node keeps none', () => {
    expect(zoo(['validate', 'missing']).status).toBe(2);
    expect(zoo(['../validate']).status).toBe(2);
    expect(zoo(validate, { NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(valid);
    expect(kept()).toEqual([]);
  });
});
