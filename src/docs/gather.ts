import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isPicture, targetOf } from './addresses.js';
import { linksOf } from './links.js';

/** The files of the site by path from the project root, and the text of those that have one. */
export interface Gathered {
  readonly pages: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
  /** Linked folders without a README, and the files in them. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  readonly pictures: readonly string[];
}

/** Gathers the README, the guide, the reference, the plugins, and all files that they link to. */
export function gather(root: string): Gathered {
  const pages = new Map<string, string>();
  const [sources, pictures] = [new Map<string, string>(), new Set<string>()];
  const folders = new Map<string, readonly string[]>();
  const queue = startingPages(root);
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const path = join(root, file);
    if (pages.has(file) || sources.has(file) || folders.has(file) || !existsSync(path)) continue;
    if (statSync(path).isDirectory()) {
      const inside = existsSync(join(path, 'README.md')) ? ['README.md'] : filesIn(path);
      if (inside[0] !== 'README.md') folders.set(file, inside);
      queue.push(...inside.map((name) => `${file}/${name}`));
    } else if (isPicture(file)) pictures.add(file);
    else if (!file.endsWith('.md')) sources.set(file, readFileSync(path, 'utf8'));
    else {
      const text = readFileSync(path, 'utf8');
      pages.set(file, text);
      queue.push(...linksOf(text).map(({ target }) => targetOf(file!, target).file));
    }
  }
  return { pages, sources, folders, pictures: [...pictures] };
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

/** Pages that are included even if nothing links to them. */
function startingPages(root: string): string[] {
  const below = (folder: string): string[] =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.md'))
          .sort()
          .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      : [];
  const plugins = existsSync(join(root, 'plugins'))
    ? readdirSync(join(root, 'plugins')).filter((name) =>
        existsSync(join(root, 'plugins', name, 'README.md')),
      )
    : [];
  return [
    'README.md',
    ...below('docs'),
    ...below('zoo'),
    ...plugins.flatMap((name) => [`plugins/${name}/README.md`, ...below(`plugins/${name}/docs`)]),
  ];
}
