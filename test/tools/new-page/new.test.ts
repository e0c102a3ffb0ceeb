import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ZooError } from '../../../src/errors/problem.js';
import { copyPage } from '../../../src/tools/new-page/copy.js';
import { type NewPageRequest, newPage } from '../../../src/tools/new-page/new.js';
import { pageFile, schemaLine } from '../../../src/tools/new-page/place.js';
import { registry } from '../../zoo/zoo.js';

const zoo = join(import.meta.dirname, '../../../zoo');
const context = {
  registry,
  env: {},
  cache: 'cache',
  zoo,
  library: [zoo],
  version: '0.0.0',
  now: () => new Date(0),
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-new-'));
  for (const image of ['faces/a.jpg', 'faces/b.jpg', 'faces/c.jpg', 'a.png', 'b.png']) touch(image);
  write('faces/labels.csv', [
    'file,part,mood,smile,frown,pull,note',
    'a.jpg,train,calm,0,1,0.5,x',
    'b.jpg,train,cross,1,0,-0.25,x',
    'c.jpg,val,"on, off",1,1,1,x',
  ]);
  write('one.jsonl', [
    '{"image":"a.png","split":"train","label":"on"}',
    '{"image":"b.png","split":"validation","label":"off"}',
  ]);
  write('no-image.csv', ['key,split,mood', 'k1,train,calm', 'k2,validation,cross']);
  write('gone.csv', ['image,mood', 'gone.png,calm']);
  write('nothing.csv', ['image,split', 'a.png,train', 'b.png,val']);
  const units = '0,0,0,0,0,0,0,0,0,0,0,0';
  touch('aff/cropped_aligned/v/training.jpg');
  for (const split of ['training', 'validation'])
    write(`aff/${split}_set_annotations.txt`, [
      'image,valence,arousal,expression,aus',
      `v/${split}.jpg,0,0,1,${units}`,
    ]);
  touch('raf/Image/aligned/train_1_aligned.jpg');
  write('raf/EmoLabel/list_patition_label.txt', ['train_1.jpg 5', 'test_1.jpg 4']);
  write('listed/EmoLabel/list_patition_label.txt', ['train_1.jpg 5', 'test_1.jpg 4']);
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (path: string): string => join(folder, path);
function write(path: string, lines: readonly string[]): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), `${lines.join('\n')}\n`);
}
const touch = (path: string): void => write(path, []);

/** The page for a request, as written: newPage throws if it is invalid. */
async function made(wish: Omit<NewPageRequest, 'file' | 'force'>, file = 'new.yaml') {
  await newPage({ file: at(file), force: true, ...wish }, context);
  return parse(readFileSync(at(file), 'utf8'));
}

async function codesOf(task: () => unknown): Promise<readonly string[]> {
  try {
    await task();
    return [];
  } catch (error) {
    return (error as ZooError).problems.map(({ code }) => code);
  }
}

describe('a new page', () => {
  it('without data predicts all labels of drawn faces', async () => {
    const page = await made({});
    expect(page).toMatchObject({
      name: 'new',
      data: { type: 's-aff-wild2', root: '${cache:synthetic-faces}' },
    });
    expect(Object.keys(page.heads)).toEqual(['valence-arousal', 'expression', 'action-units']);
    expect(Object.keys(page.stages)).toEqual(Object.keys(page.heads));
  });

  it('of a table predicts the named columns, each by its contents', async () => {
    const page = await made({ data: at('faces'), predict: ['mood', 'smile', 'frown', 'pull'] });
    expect(page.data).toMatchObject({ type: 'manifest', file: 'labels.csv', split: 'part', image: 'file' });
    expect(page.data.splits).toEqual({ val: 'validation' });
    expect(page.data.labels).toEqual({
      units: { columns: ['smile', 'frown'] },
      pull: { columns: ['pull'] },
      mood: { column: 'mood' },
    });
    expect(page.labels).toEqual({
      units: { kind: 'multi-label', names: ['smile', 'frown'] },
      pull: { kind: 'continuous', names: ['pull'] },
      mood: { kind: 'classes', names: ['calm', 'cross', 'on, off'] },
    });
  });

  it('keeps names that YAML would read as something else', async () => {
    const page = await made({ data: at('one.jsonl') }, '1.5.yaml'); // it predicts its only column
    expect(page.name).toBe('1.5');
    expect(page.labels).toEqual({ label: { kind: 'classes', names: ['off', 'on'] } });
  });

  it.each([
    [{ data: 'aff', predict: ['expression'] }, { type: 's-aff-wild2' }, ['expression']],
    [{ data: 'raf', dataset: 'raf-db' }, { type: 'raf-db' }, ['expression']],
  ])('of a known data set: %j', async ({ data, ...wish }, expected, heads) => {
    const page = await made({ data: at(data), ...wish });
    expect(page.data).toEqual({ ...expected, root: at(data) });
    expect(Object.keys(page.heads)).toEqual(heads);
  });

  it('extends a page of the zoo by its name, and a file by its path', async () => {
    expect(await made({ from: 'ex-fc', data: '/faces' }, 'a.yaml')).toEqual({
      name: 'a',
      extends: 'ex-fc',
      data: { root: '/faces' },
    });
    expect(await made({ from: at('a.yaml') }, 'pages/b.yaml')).toEqual({ name: 'b', extends: '../a.yaml' });
  });

  it.each<[Partial<NewPageRequest>, string]>([
    [{ data: 'nowhere' }, 'no-such-data'],
    [{ data: '.' }, 'which-data-set'],
    [{ data: 'faces', dataset: 'raf' }, 'unknown-data-set'],
    [{ data: 'faces' }, 'what-to-predict'],
    [{ data: 'faces', predict: ['mod'] }, 'not-predictable'],
    [{ data: 'faces', predict: ['note'] }, 'unclear-column'],
    [{ data: 'no-image.csv', predict: ['mood'] }, 'no-image-column'],
    [{ data: 'gone.csv' }, 'no-images-found'],
    [{ data: 'nothing.csv' }, 'nothing-to-predict'],
    [{ dataset: 'raf-db' }, 'needs-data'],
    [{ data: 'listed', dataset: 'raf-db' }, 'no-images-found'],
    [{ data: 'faces', predict: ['mood'], classes: ['pull'] }, 'classes-not-predicted'],
    [{ data: 'faces', predict: ['mood'], backbone: 'small-cn' }, 'unknown-backbone'],
    ...['s-aff-wild2', 'aff-wild2', 'affectnet', 'raf-db', 'ferplus', 'disfa', 'bp4d'].map(
      (dataset): [Partial<NewPageRequest>, string] => [{ data: 'faces', dataset }, 'no-data-set'],
    ),
    [{ file: '-x.yaml' }, 'bad-page-name'],
    [{ from: 'no-such' }, 'no-such-page'],
    [{ file: 'one.jsonl', force: false }, 'file-taken'],
  ])('of %j is refused: %s', async ({ data, file = 'not.yaml', ...wish }, code) => {
    const whole = { force: true, ...wish, file: at(file), ...(data ? { data: at(data) } : {}) };
    expect(await codesOf(() => newPage(whole, context))).toEqual([code]);
    expect(existsSync(at('not.yaml'))).toBe(false);
  });
});

describe('a copy of a page', () => {
  const copy = (page: string, to: string, force = false) => copyPage({ page, to: at(to), force }, context);

  it('is the page with its comments, and with names that are valid from its folder', () => {
    const file = copy('mtl-no-attention', 'copies/mine.yaml');
    const [line, ...rest] = readFileSync(file, 'utf8').split('\n');
    expect(line).toMatch(/^# yaml-language-server: \$schema=file:.*\/schemas\/zoo\.schema\.json$/);
    const [, ...original] = readFileSync(join(zoo, 'mtl-no-attention.yaml'), 'utf8').split('\n');
    expect(rest.join('\n')).toBe(
      original
        .join('\n')
        .replace('zoo run zoo/mtl-no-attention.yaml', `zoo run ${file}`)
        .replace('name: mtl-no-attention', 'name: mine')
        .replace('extends: mtl-cross-attn.yaml', 'extends: mtl-cross-attn'),
    );
  });

  it('goes into a folder under its own name, and refers to a file by its path', () => {
    write('root.yaml', [readFileSync(join(zoo, 'mtl-cross-attn.yaml'), 'utf8')]);
    write('child.yaml', ['name: child', 'extends: ["mtl-cross-attn", ./root.yaml] # two']);
    expect(copy(at('child.yaml'), 'deep/er')).toBe(at('deep/er/child.yaml'));
    expect(readFileSync(at('deep/er/child.yaml'), 'utf8')).toContain(
      'extends: ["mtl-cross-attn", ../../root.yaml] # two',
    );
  });

  it('does not replace a file, unless forced, nor itself', async () => {
    copy('va-fc-tanh', 'va.yaml');
    expect(await codesOf(() => copy('ex-fc', 'va.yaml'))).toEqual(['file-taken']);
    expect(copy('ex-fc', 'va.yaml', true)).toBe(at('va.yaml'));
    expect(await codesOf(() => copy(at('va.yaml'), 'va.yaml', true))).toEqual(['copy-onto-itself']);
  });

  it('of an invalid page is refused, and keeps the file in its place', async () => {
    write('bad.yaml', ['name: bad', 'extends: ex-fc', 'nonsense: 1']);
    expect(await codesOf(() => copy(at('bad.yaml'), 'fresh.yaml'))).toEqual(['unknown-key']);
    expect(existsSync(at('fresh.yaml'))).toBe(false);
    write('kept.yaml', ['kept']);
    expect(await codesOf(() => copy(at('bad.yaml'), 'kept.yaml', true))).toEqual(['unknown-key']);
    expect(readFileSync(at('kept.yaml'), 'utf8')).toBe('kept\n');
  });
});

describe('places', () => {
  it.each([
    [undefined, 'a.yaml'],
    ['b.yaml', 'b.yaml'],
    ['b.yml', 'b.yml'],
    ['pages', 'pages/a.yaml'],
    ['pages/', 'pages/a.yaml'],
  ])('a page "a" copied to %s is %s', (to, file) => expect(pageFile(to, 'a')).toBe(file));

  it('of the schema are relative below this folder', () => {
    const schema = 'node_modules/declarative-zoo/schemas/zoo.schema.json';
    expect(schemaLine('pages/a.yaml', schema)).toBe(`# yaml-language-server: $schema=../${schema}`);
    expect(schemaLine('a.yaml', schema)).toBe(`# yaml-language-server: $schema=${schema}`);
  });
});
