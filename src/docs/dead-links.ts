import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadLink } from '../errors/docs.js';
import type { Problem } from '../errors/problem.js';
import { targetOf } from './addresses.js';
import { anchorsOf, linksOf } from './links.js';

/** Links of Markdown files that lead to a missing file or heading. File names are relative to `root`. */
export function deadLinks(root: string, files: readonly string[]): readonly Problem[] {
  const anchors = new Map<string, ReadonlySet<string>>();
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');
  const leads = ({ file, anchor }: { readonly file: string; readonly anchor: string }): boolean => {
    if (!existsSync(join(root, file))) return false;
    if (anchor === '' || !file.endsWith('.md')) return /^(#L\d+)?$/.test(anchor);
    if (!anchors.has(file)) anchors.set(file, anchorsOf(text(file)));
    return anchors.get(file)!.has(anchor.slice(1));
  };
  return files.flatMap((file) =>
    linksOf(text(file))
      .filter(({ target }) => !leads(targetOf(file, decodeURI(target))))
      .map(({ target, line }) => deadLink({ file, line, column: 1 }, target)),
  );
}
