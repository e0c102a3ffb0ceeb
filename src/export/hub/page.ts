import { basename, isAbsolute, relative, sep } from 'node:path';
import { isScalar, parseDocument, visit } from 'yaml';
import type { RunSource } from '../format.js';

/**
 * The page in publishable form: paths in the cache become `${cache:...}` again; of all other local paths, only the last
 * part remains.
 */
export function publishedPage({ page, cache }: RunSource): string {
  const document = parseDocument(page);
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || !isScalar(node) || typeof node.value !== 'string') return;
      if (isAbsolute(node.value)) node.value = published(node.value, cache);
    },
  });
  return document.toString({ lineWidth: 110 });
}

function published(path: string, cache: string): string {
  const inside = relative(cache, path);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isOutside ? basename(path) : `\${cache:${inside.split(sep).join('/')}}`;
}
