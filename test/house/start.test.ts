import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it('is found by this test', () => {
    expect(commands.length).toBeGreaterThan(40);
    expect(loadedWith('dist/commands/validate.js').files.size).toBeGreaterThan(3);
    expect(loadedWith('dist/modules/engine/wasm/open.js').packages).toContain('onnx-proto');
  });
});
