import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AnyPart } from '../part.js';

type Example = { readonly [option: string]: unknown };

/**
 * The parts; parts that read files get the examples in `folder`: options by part in examples.json, where `./` starts a
 * path. A checkout has such a folder for the built-in parts; the package does not, to stay small.
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
