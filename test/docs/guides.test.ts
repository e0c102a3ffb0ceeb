import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guides = ['README.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)].filter(
  (file) => file.endsWith('.md'),
);
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Blocks of code of a language, in a guide. */
const blocks = (file: string, language: string): readonly string[] =>
  [...text(file).matchAll(new RegExp(`^\`\`\`${language}(?: \\S+)?\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block]) => block!,
  );

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-guides-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'declarative-zoo'), 'junction');
});
afterAll(() => rmSync(folder, { recursive: true }));

const zoo = (...args: readonly string[]) => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'bin.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout + stderr;
};

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Guides that show a whole plugin. */
const PLUGINS = [
  { guide: 'docs/write-a-head.md', plugin: 'mix' },
  { guide: 'docs/write-a-loss.md', plugin: 'quantile' },
];

describe('the guides', () => {
  it('show valid pages', () => {
    const pages = guides
      .filter((file) => !PLUGINS.some(({ guide }) => file === guide))
      .flatMap((file) => blocks(file, 'yaml'))
      .filter((block) => /^name:/m.test(block) && !/^plugins:/m.test(block)); // those are tried in test/plugins
    expect(pages.length).toBeGreaterThan(5);
    cpSync(join(root, 'zoo'), folder, { recursive: true }); // pages that extend one of the zoo by its file
    const names = pages.map((page, i) => {
      write(`page-${i}.yaml`, page);
      return `page-${i}.yaml`;
    });
    const checked = JSON.parse(zoo('validate', ...names, '--format', 'json'));
    // The weights and vectors of a guide are files of the reader.
    const wrong = checked.flatMap(({ problems }: { problems: readonly { code: string }[] }) =>
      problems.filter(({ code }) => !['weights-not-found', 'vectors-not-found'].includes(code)),
    );
    expect(checked.map(({ page }: { page: string }) => page)).toEqual(names);
    expect(wrong).toEqual([]);
  });

  it.each(PLUGINS)('show a valid plugin $plugin, and a page that uses it', ({ guide, plugin }) => {
    const [page] = blocks(guide, 'yaml');
    write(`${plugin}/package.json`, blocks(guide, `json ${plugin}/package.json`)[0]!);
    write(`${plugin}/index.js`, blocks(guide, `js ${plugin}/index.js`)[0]!);
    write(`with-${plugin}.yaml`, page!);
    const said = zoo('validate', `with-${plugin}.yaml`, '--plugin', `./${plugin}`);
    expect(said).toBe(`ok  with-${plugin}.yaml\n`);
  });

  it('show a loss that passes its conformance checks', () => {
    expect(zoo('plugin', 'test', './quantile')).toContain('checks pass, 0 fail.');
  }, 120_000);

  it('show what zoo explain prints', () => {
    const shown = guides.flatMap((file) => [
      ...text(file).matchAll(/^```\n\$ zoo (explain .*)\n([\s\S]*?)^```$/gm),
    ]);
    expect(shown.length).toBeGreaterThan(0);
    for (const [, call, said] of shown)
      expect(`${zoo(...call!.split(' '))}`.replaceAll(`${root}zoo`, 'zoo')).toBe(said);
  });

  it('show the sentences that zoo prints', () => {
    const lines = [
      'name: bad',
      'extends: mtl-cross-attn',
      'heads:',
      '  au: { neigbors: 6 }',
      'training: { epochs: 0 }',
    ];
    write('bad.yaml', `${lines.join('\n')}\n`);
    const said = zoo('validate', 'bad.yaml');
    expect(said).toContain('[unknown-option]');
    for (const file of ['README.md', 'docs/write-a-page.md']) expect(text(file)).toContain(said.trimEnd());
  });
});

describe('the README', () => {
  it('shows the page unchanged, and is short', () => {
    const readme = text('README.md');
    expect(readme).toContain(`\`\`\`yaml\n${text('zoo/mtl-cross-attn.yaml')}\`\`\``);
    expect(readme.trimEnd().split('\n').length).toBeLessThan(150);
  });
});
