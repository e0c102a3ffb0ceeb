import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let site = '';
let said = '';
let find: ReturnType<typeof openSearch>;
beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'zoo-site-'));
  const call = [join(root, 'dist', 'bin.js'), 'docs', '--site', site];
  const { stdout, stderr } = spawnSync(process.execPath, call, { encoding: 'utf8', cwd: root });
  said = stdout + stderr;
  find = openSearch();
}, 60_000);
afterAll(() => rmSync(site, { recursive: true }));

const html = (page: string): string => readFileSync(join(site, page), 'utf8');
const pages = (): readonly string[] =>
  readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));

describe('the site of the docs', () => {
  it('has a page for every guide, part and plugin', () => {
    expect(said).toMatch(/\d+ pages: .*index\.html\n$/);
    const some = [
      'index',
      'docs/model',
      'docs/reference/heads/fc',
      'plugins/gated/index',
      'src/index.ts',
      'src/weights/mapping',
    ];
    expect(some.filter((page) => !existsSync(join(site, `${page}.html`)))).toEqual([]);
  });

  it('opens from disk: every link, picture and script is a local file', () => {
    const anchors = new Map(
      pages().map((page) => [page, new Set([...html(page).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
    );
    const broken = pages().flatMap((page) =>
      [...html(page).matchAll(/(?:href|src)="(?!https?:|mailto:)([^"#]*)(?:#([^"]*))?"/g)]
        .map(([, path, anchor]) => ({ target: path ? join(dirname(page), path) : page, anchor }))
        .filter(
          ({ target, anchor }) =>
            !existsSync(join(site, target)) ||
            (anchor && !/^L\d+$/.test(anchor) && !anchors.get(target)?.has(decodeURI(anchor))),
        )
        .map(({ target, anchor }) => `${page} -> ${target}#${anchor}`),
    );
    expect(broken).toEqual([]);
    const fetched = pages().flatMap(
      (page) => html(page).match(/<(?:script|link|img)[^>]*https?:[^>]*>/g) ?? [],
    );
    expect(fetched).toEqual([]);
  });

  it('shows formulas, blocks of code in colors, and no Markdown', () => {
    expect(html('docs/model.html')).toContain('<math');
    expect(html('docs/first-run.html')).toContain('<pre tabindex="0"><code>npm ci\n');
    expect(html('index.html')).toContain('<span class="hljs-attr">name:</span>');
    expect(html('docs/troubleshooting.html')).not.toMatch(/\]\(reference/);
  });

  it('is searched for parts, commands and error codes', () => {
    expect(find('anfl')).toBe('docs/reference/heads/anfl-gcn.html#anfl-gcn');
    expect(find('no-such-page')).toBe('docs/reference/errors.html#no-such-page');
    expect(find('zoo data check')).toBe('docs/reference/commands.html#zoo-data-check');
  });

  it.each([
    ['freeze', 'docs/stages.html#stages-and-freezing'],
    ['early stopping', 'docs/stages.html#stages-and-freezing'],
    ['fine-tune', 'docs/stages.html#fine-tune-the-backbone'],
    ['transfer learning', 'docs/stages.html#fine-tune-the-backbone'],
    ['custom loss', 'docs/write-a-loss.html#write-a-loss'],
    ['pretrained', 'docs/weights.html#weights'],
    ['label space', 'docs/write-a-page.html#define-a-label-space'],
    ['resume', 'docs/first-run.html#resume-a-run'],
    ['export', 'docs/use-your-model.html#use-your-model'],
    ['mixup', 'docs/stages.html#mixup'],
    ['onnx model', 'docs/weights.html#use-an-onnx-model'],
    ['smoothing', 'docs/postprocess.html#postprocess-predictions'],
    ['ablation', 'docs/studies.html#studies'],
    ['getting started', 'docs/first-run.html#a-first-run'],
  ])('finds guides first, by the words that people use: %s', (words, first) => {
    expect(find(words)).toBe(first);
  });
});

/** The address of the first section that the search of the site finds. */
function openSearch(): (words: string) => string | undefined {
  const window: { find?: (words: string) => readonly { id: string }[] } = {};
  const context = createContext({ window, globalThis: window, self: window });
  runInContext(readFileSync(join(site, 'assets/search.js'), 'utf8'), context);
  return (words) => window.find!(words)[0]?.id;
}
