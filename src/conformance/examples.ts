import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AnyPart } from '../part.js';

type Example = { readonly [option: string]: unknown };

/**
 * The parts, those that read files with the examples that `folder` has of them: by part, options in examples.json, where
 * `./` begins a path. A checkout has such a folder of the built-in parts; the package is small and has none.
 */
export function withExamples(parts: readonly AnyPart[], folder: string): readonly AnyPart[] {
  const file = resolve(folder, 'examples.json');
  if (!existsSync(file)) return parts;
  const examples = JSON.parse(readFileSync(file, 'utf8')) as { readonly [part: string]: Example };
  return parts.map((part) => {
    const found = examples[`${part.shelf}.${part.name}`];
    return found ? { ...part, example: placed(found, folder) } : part;
  });
}

const placed = (example: Example, folder: string): Example =>
  Object.fromEntries(
    Object.entries(example).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('./') ? resolve(folder, value) : value,
    ]),
  );
