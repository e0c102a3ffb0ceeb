import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, sha256OfFile } from '../files/hash.js';

/** Files that a plugin can run, or that its modules can import. */
const CODE = /\.([cm]?[jt]s|json|wasm)$/;

/**
 * sha256 of the code in a plugin's folder and of its package.json, which contains its version; excludes its
 * dependencies.
 */
export function codeHash(folder: string): string {
  const files = codeIn(folder).map((path) => [path, sha256OfFile(join(folder, ...path))]);
  return sha256(JSON.stringify(files));
}

/** Paths of the code files in a folder, in the same order on every system. */
function codeIn(folder: string, above: readonly string[] = []): (readonly string[])[] {
  const entries = readdirSync(join(folder, ...above), { withFileTypes: true });
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = [...above, entry.name];
      if (entry.isFile()) return CODE.test(entry.name) ? [path] : [];
      const isOwn = entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.');
      return isOwn ? codeIn(folder, path) : [];
    });
}
