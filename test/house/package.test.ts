import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { targetOf } from '../../src/docs/addresses.js';
import { linksOf } from '../../src/docs/links.js';
import { root } from './sources.js';

/** Megabytes of the tarball; 7.8 of them are the weights that were trained on drawn faces. */
const BUDGET = { packed: 10.5, unpacked: 17 };

interface Packed {
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

const dryRun = ['pack', '--dry-run', '--json', '--ignore-scripts'];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const said = execFileSync(npm, dryRun, {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  shell: process.platform === 'win32',
});
const [packed] = JSON.parse(said) as [Packed];
const paths = packed.files.map(({ path }) => path);
const folders = new Set(
  paths.flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i).join('/'))),
);

describe('the package', () => {
  it('stays within its budget', () => {
    expect(packed.size / 1e6).toBeLessThan(BUDGET.packed);
    expect(packed.unpackedSize / 1e6).toBeLessThan(BUDGET.unpacked);
  });

  it('has every file that its documents link to', () => {
    const dead = paths
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) =>
        linksOf(readFileSync(root + path, 'utf8'))
          .map(({ target }) => targetOf(path, decodeURI(target)).file.replace(/\/$/, ''))
          .filter((file) => !paths.includes(file) && !folders.has(file))
          .map((file) => `${path} -> ${file}`),
      );
    expect(dead).toEqual([]);
  });

  it('has no output of a source that was moved or removed', () => {
    const sourceOf = (path: string): string =>
      `${root}${path.replace(/^dist\/types/, 'src').replace(/\.d\.ts$/, '.ts')}`;
    const types = paths.filter((path) => path.startsWith('dist/types/'));
    expect(types.length).toBeGreaterThan(50);
    expect(types.filter((path) => !existsSync(sourceOf(path)))).toEqual([]);
  });

  it('has no tests, no generator of the site and no lock of a developer', () => {
    expect(
      paths.filter((path) => /^(test|package-lock)|(^|\/)docs\/site\/|node_modules|golden/.test(path)),
    ).toEqual([]);
  });
});
