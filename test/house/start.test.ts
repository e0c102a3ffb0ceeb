import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root } from './sources.js';

const IMPORT = /(?:^|[;}\s])(?:import|export)(?:[^'"()]*?from)?\s*["']([^"']+)["']/g;

/** A file of dist and all that is loaded with it, and the packages among these. */
function loadedWith(entry: string): {
  readonly files: ReadonlySet<string>;
  readonly packages: readonly string[];
} {
  const [files, packages] = [new Set<string>(), new Set<string>()];
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      if (name!.startsWith('.')) visit(join(file, '..', name!));
      else if (!name!.startsWith('node:')) packages.add(name!);
    }
  };
  visit(join(root, entry));
  return { files, packages: [...packages] };
}

/** Node takes about half a millisecond for a file, and longer for a package: its package.json has to be found and read. */
describe('what a command loads before it starts to work', () => {
  const commands = readdirSync(join(root, 'dist/commands'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => join('dist/commands', path));

  it.each(['dist/bin.js', ...commands])('%s loads few files, and no package', (entry) => {
    const { files, packages } = loadedWith(entry);
    expect(packages).toEqual([]);
    expect(files.size).toBeLessThan(12);
  });

  it('a package that is loaded is found', () => {
    expect(commands.length).toBeGreaterThan(40);
    expect(loadedWith('dist/commands/validate.js').files.size).toBeGreaterThan(3);
    expect(loadedWith('dist/modules/engine/wasm/open.js').packages).toContain('onnx-proto');
  });
});

const validate = ['dist/bin.js', 'validate', 'mtl-cross-attn'];

it('no file that a command loads has a non-ASCII letter, which makes it twice as large in memory', () => {
  for (const file of loadedWith('dist/commands/validate.js').files)
    expect(/[^\0-\x7f]/.exec(readFileSync(file, 'utf8')), file).toBeNull();
});

describe('zoo validate', () => {
  const call = (args: readonly string[], env = {}): string => {
    const options = { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } } as const;
    const { status, stderr } = spawnSync(process.execPath, args, options);
    expect(status, stderr).toBe(0);
    return stderr;
  };

  it('loads few files while it works', () => {
    const log = call(validate, { NODE_DEBUG: 'esm' });
    const dist = pathToFileURL(join(root, 'dist')).href;
    const files = new Set(log.match(/file:\/\/[^'"\s]+\.js/g)?.filter((url) => url.startsWith(dist)));
    expect(files).toContain(`${dist}/commands/validate.js`);
    expect(files.size).toBeLessThan(10);
  });

  it('loads no slow module of Node that it does not need', () => {
    const list = 'process.on("exit", () => console.error(process.moduleLoadList.join("\\n")))';
    const loaded = (args: readonly string[]): readonly string[] =>
      call(['--import', `data:text/javascript,${list}`, ...args]).split('\n');
    const bare = loaded(['-e', '0']);
    const added = loaded(validate).filter((name) => !bare.includes(name));
    expect(added).toContain('NativeModule fs/promises');
    const long = ['child_process', 'crypto', 'dns', 'http', 'https', 'readline'];
    for (const name of long) expect(added).not.toContain(`NativeModule ${name}`);
  });

  // The goal is 150 ms above the 30 ms of Node itself. Before 22.8, Node keeps no compiled code.
  const most = 'enableCompileCache' in module ? 6 : 7;
  it(`needs less than ${most} times the processor time of Node itself`, () => {
    const times = { bare: [] as number[], validate: [] as number[] };
    for (let round = 0; round < 6; round++) {
      times.bare.push(processorTime(['-e', '0']));
      times.validate.push(processorTime(validate));
    }
    // The first call fills Node's compile cache; the fastest of the others is the one that other work disturbed least.
    const [bare, own] = [Math.min(...times.bare.slice(1)), Math.min(...times.validate.slice(1))];
    expect(own / bare).toBeLessThan(most);
  });
});

/** Seconds of processor time of a call of Node. */
function processorTime(args: readonly string[]): number {
  const script = '"$@" >/dev/null && times';
  const options = { cwd: root, encoding: 'utf8' } as const;
  const { stdout } = spawnSync('bash', ['-c', script, '-', process.execPath, ...args], options);
  const children = stdout.trim().split('\n')[1]!;
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * +m! + +s!, 0);
}
