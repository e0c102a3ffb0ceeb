import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Config } from '@11ty/eleventy';
import { makeFolder, writeAtomically } from '../../files/write.js';
import { addressOf } from '../addresses.js';
import { type Gathered, gather } from '../gather.js';
import { openMarkdown, type Where } from './markdown.js';
import { outline, titleOf } from './outline.js';
import { type Section, sectionsOf } from './sections.js';

/** The design of the site: layout, style, script. */
const LOOK = 'docs/site';

/** Builds the site of a checkout at `root` into a folder, readable without a server. Paths for Eleventy start at `from`. */
export async function buildSite(root: string, out: string, from: string): Promise<number> {
  const [gathered, markdown] = [gather(root), await openMarkdown()];
  const { default: Eleventy } = await import('@11ty/eleventy');
  const has = (file: string): boolean =>
    gathered.pages.has(file) || gathered.sources.has(file) || gathered.folders.has(file);
  const where = (file: string): Where => ({ file, has });
  const sections = new Map(
    [...gathered.pages].map(([file, text]) => [file, sectionsOf(markdown, text, where(file))] as const),
  );
  const config = (config: Config) => {
    config.setLibrary('md', markdown);
    config.amendLibrary('md', (library) => library.enable('code')); // Eleventy turns it off
    config.setUseGitIgnore(false);
    config.setTemplateFormats(['md']);
    config.setIncludesDirectory('.');
    for (const [file, text, data] of templates(gathered, sections)) {
      config.addTemplate(`${file}.md`, text, { ...data, ...where(file) });
    }
  };
  const [input, output] = [join(root, LOOK), out].map((path) => relative(from, path) || '.');
  const eleventy = new Eleventy(input!, output!, { quietMode: true, configPath: false, config });
  eleventy.disableLogger();
  await eleventy.write();
  writeAssets(root, out, gathered, searchable(gathered, sections));
  return gathered.pages.size;
}

type Sections = ReadonlyMap<string, readonly Section[]>;

/** All files of the site: path, Markdown, and data for the layout. */
function templates({ pages, sources, folders }: Gathered, sections: Sections): [string, string, object][] {
  const groups = outline(pages);
  const shown = (file: string, title: string) => ({
    layout: 'layout.njk',
    templateEngineOverride: 'md', // plain Markdown: braces in a page are not templates
    permalink: addressOf(file),
    address: addressOf(file),
    top: '../'.repeat(file.split('/').length - 1),
    title,
    groups,
  });
  return [
    ...[...pages].map(([file, text]): [string, string, object] => [
      file,
      text,
      {
        ...shown(file, titleOf(text)),
        contents: (sections.get(file) ?? []).filter(({ level }) => level > 1),
      },
    ]),
    ...[...sources].map(([file, text]): [string, string, object] => [
      file,
      `# ${file}\n\n${'`'.repeat(8)}${file.split('.').at(-1)}\n${text}\n${'`'.repeat(8)}\n`,
      shown(file, file),
    ]),
    ...[...folders].map(([folder, files]): [string, string, object] => [
      folder,
      `# ${folder}\n\n${files.map((name) => `- [${name}](${folder.split('/').at(-1)}/${name})`).join('\n')}\n`,
      shown(folder, folder),
    ]),
  ];
}

/** The search index: one line per section. */
const searchable = ({ pages }: Gathered, sections: Sections): readonly object[] =>
  [...sections].flatMap(([file, all]) =>
    all.map(({ title, anchor, text, keywords }) => ({
      id: addressOf(file) + anchor,
      page: titleOf(pages.get(file)!),
      title,
      text,
      keywords,
      guide: /^docs\/[^/]+$/.test(file),
    })),
  );

function writeAssets(root: string, out: string, { pictures }: Gathered, search: readonly object[]): void {
  for (const file of pictures) {
    makeFolder(dirname(join(out, file)));
    writeAtomically(join(out, file), readFileSync(join(root, file)));
  }
  const assets = join(out, 'assets');
  makeFolder(assets);
  for (const file of ['style.css', 'site.js'])
    writeAtomically(join(assets, file), readFileSync(join(root, LOOK, file)));
  const miniSearch = join(dirname(createRequire(import.meta.url).resolve('minisearch')), '../umd/index.js');
  const script = readFileSync(miniSearch, 'utf8').replace(/^\/\/# sourceMappingURL.*$/m, '');
  const find = readFileSync(join(root, LOOK, 'search.js'), 'utf8');
  writeAtomically(
    join(assets, 'search.js'),
    `${script}\nwindow.searchable = ${JSON.stringify(search)};\n${find}`,
  );
}
