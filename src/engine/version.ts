import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The version of an installed npm package; undefined if it is not installed. Does not load the package. */
export function versionOf(name: string): string | undefined {
  try {
    let folder = dirname(createRequire(import.meta.url).resolve(name));
    while (dirname(folder) !== folder) {
      const found = packageIn(folder);
      if (found?.name === name) return found.version;
      folder = dirname(folder);
    }
  } catch {
    // not installed
  }
  return undefined;
}

function packageIn(folder: string): { readonly name: string; readonly version: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
