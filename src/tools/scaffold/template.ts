import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../files/package-folder.js';
import type { Shelf } from '../../part.js';

/** A complete, working plugin for each shelf. */
const TEMPLATES = join(packageFolder, 'plugins/templates/');

/** The default name of a new part of each shelf. */
export const partNames: { readonly [shelf in Shelf]: string } = {
  backbones: 'three-convs',
  heads: 'mix',
  losses: 'huber',
  balancers: 'even',
  optimizers: 'lion',
  gradients: 'clip',
  schedules: 'poly',
  metrics: 'within',
  datasets: 'table',
  aligners: 'trim',
  trackers: 'diary',
  executors: 'launch',
};

/** Settings of a new plugin. */
export interface ScaffoldRequest {
  readonly plugin: string;
  readonly part: string;
  readonly shelf: Shelf;
  /** Version of declarative-zoo that it is written for. */
  readonly zoo: string;
}

/** The page of a new plugin. */
export const pageName = (plugin: string): string => `${plugin.split('/').at(-1)!}-demo`;

/** The files of a new plugin, by relative path: the template of its shelf with names replaced. */
export function filesOf(request: ScaffoldRequest): ReadonlyMap<string, string> {
  const folder = join(TEMPLATES, request.shelf);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return new Map(
    paths.map((path) => {
      const name = path.slice(folder.length + 1).replaceAll('\\', '/');
      const text = readFileSync(path, 'utf8');
      return [
        renamed(fileName(name), request),
        name.endsWith('.yaml') ? page(text, request) : renamed(text, request),
      ];
    }),
  );
}

/** The files of a new plugin that belong to its part: schema, source, test, and examples of a part that reads files. */
export function partFilesOf(request: ScaffoldRequest): ReadonlyMap<string, string> {
  const own = /^(schemas|test|example|src\/parts)\//;
  return new Map([...filesOf(request)].filter(([path]) => own.test(path)));
}

/** npm never packs a file named .gitignore. */
const fileName = (name: string): string => name.replace(/^gitignore$/, '.gitignore');

/** A template's text with the names of the new plugin. */
const renamed = (text: string, { plugin, part, zoo }: ScaffoldRequest): string =>
  text
    .replaceAll('sample-plugin-demo', pageName(plugin))
    .replaceAll('sample-plugin', plugin)
    .replaceAll('sample-part', part)
    .replaceAll('SamplePart', pascal(part))
    .replace(/("declarative-zoo": ")[^"]*/, `$1^${zoo}`);

/** A page: in YAML, a scoped name needs quotes. */
const page = (text: string, request: ScaffoldRequest): string =>
  renamed(
    request.plugin.startsWith('@')
      ? text.replace(/^(?!#).*$/gm, (line) => line.replace(/sample-plugin(?!-demo)(\/sample-part)?/g, '"$&"'))
      : text,
    request,
  );

const pascal = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
