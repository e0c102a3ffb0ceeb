import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Brings a folder up to date with these pages; checking, it only compares. Returns what was stale, from the folder. */
export function keepReference(
  folder: string,
  pages: ReadonlyMap<string, string>,
  { check }: { readonly check: boolean },
): readonly string[] {
  const old = [...pages].filter(([path, text]) => read(join(folder, path)) !== text);
  const extra = leftOver(folder, pages);
  if (!check) {
    for (const [path, text] of old) write(join(folder, path), text);
    for (const path of extra) rmSync(join(folder, path));
  }
  return [...old.map(([path]) => path), ...extra].sort();
}

const read = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Files of a folder that the reference does not name, from the folder. */
function leftOver(folder: string, pages: ReadonlyMap<string, string>): readonly string[] {
  if (!existsSync(folder)) return [];
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return there.filter((path) => path.endsWith('.md') && !pages.has(path)).sort();
}
