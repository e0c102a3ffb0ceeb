import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Problem, ZooError } from '../../src/errors/problem.js';
import { type ReadOptions, readPage } from '../../src/spec/read.js';
import { folderOf } from './pages.js';

const plainOptions: ReadOptions = { env: {}, cache: '/cache', library: [] };

type Files = { readonly [name: string]: string | Uint8Array };

function read(files: Files, options: Partial<ReadOptions> = {}, page = 'page.yaml') {
  return readPage(join(folderOf(files), page), { ...plainOptions, ...options });
}

const short = (problems: readonly Problem[]) =>
  problems.map(
    ({ code, place }) => `${code} ${place?.file.replace(/^.*\//, '')}:${place?.line}:${place?.column}`,
  );

function refusal(files: Files, page = 'page.yaml'): string[] {
  try {
    read(files, {}, page);
  } catch (error) {
    if (error instanceof ZooError) return short(error.problems);
    throw error;
  }
  return [];
}

describe('extends', () => {
  const parent =
    'name: parent\ntitle: A parent\nreproduces: {paper: p}\nheads: {au: {type: fc, units: 12}}\n';

  it('merges over the pages it names, but does not inherit name, title or reproduces', () => {
    const spec = read({
      'parent.yaml': parent,
      'page.yaml': 'name: child\nextends: parent.yaml\nheads: {au: {units: 3}}',
    });
    expect(spec.value).toEqual({ heads: { au: { type: 'fc', units: 3 } }, name: 'child' });
    expect(spec.problems).toEqual([]);
  });

  it('a page with the known format equals a page without a format', () => {
    const page = 'name: child\nextends: parent.yaml';
    const { value, problems } = read({
      'parent.yaml': `format: 1\n${parent}`,
      'page.yaml': `format: 1\n${page}`,
    });
    expect(problems).toEqual([]);
    expect(value).toEqual(read({ 'parent.yaml': parent, 'page.yaml': page }).value);
  });

  it.each(['2', '1.5', '"1"', 'next'])('a page of format %s is refused, without other errors', (format) => {
    const files = { 'parent.yaml': `format: ${format}\nunheard-of: 1`, 'page.yaml': 'extends: parent.yaml' };
    expect(() => read(files)).toThrow(
      /^\S*parent\.yaml:1:9 .*this version of zoo reads pages of format 1.*\[unknown-format\]$/,
    );
  });

  it('accepts several pages, of which a later one wins', () => {
    const files = {
      'a.yaml': 'x: {p: 1, q: 1}',
      'b.yaml': 'x: {q: 2}',
      'page.yaml': 'extends: [a.yaml, b.yaml]',
    };
    expect(read(files).value).toEqual({ x: { p: 1, q: 2 } });
  });

  it('suggests the file if a page in the same folder is named without its extension', () => {
    const library = [folderOf({ 'zebra.yaml': 'name: zebra' })];
    const say = (parent: string) => () =>
      read({ 'page.yaml': `extends: ${parent}`, 'mood.yaml': 'name: mood' }, { library });
    expect(say('mood')).toThrow(
      'there is no page "mood", neither as a file nor in the zoo. Did you mean "mood.yaml"?',
    );
    expect(say('mood.yml')).toThrow('Did you mean "mood.yaml"?');
    expect(say('zebro')).toThrow('Did you mean "zebra"?');
  });

  it('finds a page of the library by its name, also as the page itself', () => {
    const library = [folderOf({ 'zebra.yaml': 'name: zebra\nx: 1' })];
    expect(read({ 'page.yaml': 'extends: zebra' }, { library }).value).toEqual({ x: 1 });
    expect(readPage('zebra', { ...plainOptions, library }).name).toBe('zebra');
  });

  it('reads a page that extends another', () => {
    const files = {
      'a.yaml': 'x: 1\ny: 1',
      'b.yaml': 'extends: a.yaml\ny: null\nz: 2',
      'page.yaml': 'extends: b.yaml\nz: 3',
    };
    expect(read(files).value).toEqual({ x: 1, z: 3 });
  });

  it('reports an extended file that is not a page, without showing it', () => {
    const files = { 'a.yaml': 'x: [1\n', 'page.yaml': 'extends: a.yaml\nx: 1' };
    expect(refusal(files)).toEqual(['extends-no-page page.yaml:1:10']);
  });

  it('names a circle', () => {
    const files = { 'a.yaml': 'extends: page.yaml', 'page.yaml': 'x: 1\nextends: a.yaml' };
    expect(refusal(files)).toEqual(['extends-cycle a.yaml:1:10']);
  });
});

describe('profiles', () => {
  const files = {
    'parent.yaml': 'a: 1\nb: {type: p, x: 1}\nprofiles: {demo: {a: 2, b: {y: 1}}, paper: {a: 3}}',
    'page.yaml': 'extends: parent.yaml\na: 4\nprofiles: {demo: {b: {y: null}, c: 5}, paper: null}',
  };

  it("apply after the page, the parent's before its own", () => {
    expect(read(files).value).toEqual({ a: 4, b: { type: 'p', x: 1 } });
    expect(read(files, { profile: 'demo' }).value).toEqual({ a: 2, b: { type: 'p', x: 1 }, c: 5 });
  });

  it('are listed, without those that null removes', () => {
    expect(read(files).profiles).toEqual(['demo']);
    expect(read(files, {}, 'parent.yaml').profiles).toEqual(['demo', 'paper']);
  });

  it('of a parent change only nodes that still exist, with the same type', () => {
    const spec = (page: string) =>
      read(
        {
          'parent.yaml':
            'd: {type: p, x: 1}\ne: {type: q, y: 1}\nf: {z: 1}\nprofiles: {demo: {d: {x: 2}, e: {y: 2}, f: {z: 2}, g: {w: 2}}}',
          'page.yaml': `extends: parent.yaml\n${page}`,
        },
        { profile: 'demo' },
      );
    expect(spec('d: {type: r, v: 1}\ne: null\nf: {z: null}').value).toEqual({
      d: { type: 'r', v: 1 },
      f: { z: 2 },
      g: { w: 2 },
    });
    expect(spec('d: {x: 5}').value).toMatchObject({ d: { type: 'p', x: 2 }, e: { type: 'q', y: 2 } });
    expect(spec('d: {type: r}\nprofiles: {demo: {d: {u: 3}}}').value).toMatchObject({
      d: { type: 'r', u: 3 },
    });
  });

  it('of a parent do not change a type that the page has chosen', () => {
    const spec = (page: string) =>
      read(
        {
          'parent.yaml': 'd: {type: p, x: 1}\nprofiles: {demo: {d: {type: q, y: 2}}}',
          'page.yaml': `extends: parent.yaml\n${page}`,
        },
        { profile: 'demo' },
      ).value;
    expect(spec('d: {type: r, v: 1}')).toEqual({ d: { type: 'r', v: 1 } });
    expect(spec('d: {x: 3}')).toEqual({ d: { type: 'q', y: 2 } });
  });

  it.each([
    ['by the stage', 'stages: {s: {o: {type: r, v: 1}}}', { type: 'r', v: 1 }],
    ['by training', 'training: {o: {type: r, v: 1}}', { type: 'r', v: 1 }],
    ['to the same type', 'stages: {s: {o: {type: p, x: 5}}}', { type: 'p', x: 3 }],
    ['not at all', 'a: 1', { type: 'p', x: 3 }],
  ])('of a parent change what training shares with a stage, unless it is changed %s', (_, page, o) => {
    const spec = read(
      {
        'parent.yaml':
          'training: {o: {type: p, x: 1}}\nstages: {s: {e: 1}}\nprofiles: {demo: {training: {o: {x: 2}}, stages: {s: {o: {x: 3}}}}}',
        'page.yaml': `extends: parent.yaml\n${page}`,
      },
      { profile: 'demo' },
    );
    expect(spec.value).toMatchObject({ stages: { s: { e: 1 } } });
    expect((spec.value as { stages: { s: { o: object } } }).stages.s.o).toEqual(o);
  });

  it('that do not exist are named', () => {
    const spec = read(files, { profile: 'dmeo' });
    expect(short(spec.problems)).toEqual(['unknown-profile page.yaml:1:1']);
    expect(spec.problems[0]?.message).toBe('the page has no profile "dmeo". Did you mean "demo"?');
  });
});

describe('--set', () => {
  const page = {
    'page.yaml': 'training: {batch: 8, optimizer: {type: sgd, rate: 1}}\nheads: {va: {type: fc}}',
  };

  it.each([
    [
      ['training.batch=64'],
      { training: { batch: 64, optimizer: { type: 'sgd', rate: 1 } }, heads: { va: { type: 'fc' } } },
    ],
    [
      ['training.optimizer.rate=1e-4', 'training.batch=1'],
      { training: { batch: 1, optimizer: { type: 'sgd', rate: 1e-4 } }, heads: { va: { type: 'fc' } } },
    ],
    [
      ['training.optimizer.type=adam'],
      { training: { batch: 8, optimizer: { type: 'adam' } }, heads: { va: { type: 'fc' } } },
    ],
    [['~heads.va', '~training.batch'], { training: { optimizer: { type: 'sgd', rate: 1 } }, heads: {} }],
    [['heads.va=null'], { training: { batch: 8, optimizer: { type: 'sgd', rate: 1 } }, heads: {} }],
    [
      ['heads.ex={type: fc, units: [a, no]}'],
      {
        training: { batch: 8, optimizer: { type: 'sgd', rate: 1 } },
        heads: { va: { type: 'fc' }, ex: { type: 'fc', units: ['a', 'no'] } },
      },
    ],
  ])('%j', (set, expected) => {
    const spec = read(page, { set });
    expect(spec.value).toEqual(expected);
    expect(spec.problems).toEqual([]);
  });

  it('gives its values places: which --set, and the column', () => {
    const spec = read(page, { set: ['training.batch=64', 'heads.va.units=3'] });
    expect(spec.place(['heads', 'va', 'units'])).toEqual({ file: '--set', line: 2, column: 16 });
    expect(spec.place(['heads', 'va', 'units'], 'key')).toEqual({ file: '--set', line: 2, column: 10 });
  });

  it.each([
    ['training.batch', 'set-form --set:1:1'],
    ['=3', 'set-form --set:1:1'],
    ['training.batch=', 'set-form --set:1:1'],
    ['training..batch=3', 'set-form --set:1:1'],
    ['heads.__proto__=3', 'set-form --set:1:1'],
    ['heads.va={type: fc', 'yaml-syntax --set:1:19'],
    ['~heads.vaa', 'deletes-nothing --set:1:8'],
    ['extends=x.yaml', 'set-not-allowed --set:1:1'],
    ['profiles.demo.a=1', 'set-not-allowed --set:1:1'],
  ])('%s is refused', (setting, problem) => {
    expect(short(read(page, { set: [setting] }).problems)).toEqual([problem]);
  });
});

describe('references', () => {
  it.each([
    ['"${env:FACES}"', '${env:FACES}'],
    ['"${env:FACES}/train"', '${env:FACES}/train'],
    ['"${env:NONE,/elsewhere}"', '${env:NONE,/elsewhere}'],
    ['"${cache:drawn-faces}"', '/cache/drawn-faces'],
    ['"${b.c}"', 3],
    ['"n${b.c}-${b.d}"', 'n3-${env:FACES}'],
    ['no reference', 'no reference'],
  ])('%s', (text, expected) => {
    const spec = read(
      { 'page.yaml': `a: ${text}\nb: {c: 3, d: "\${env:FACES}"}` },
      { env: { FACES: '/faces', EMPTY: '' } },
    );
    expect(spec.value.a).toBe(expected);
    expect(spec.problems).toEqual([]);
  });

  const files = { 'page.yaml': 'data: {root: "${env:FACES}"}\nprofiles: {demo: {data: {root: here}}}' };

  it('to a variable that is not set are a problem if the value is used', () => {
    const problems = (options: object) => {
      const spec = read(files, options);
      return short(spec.variables(spec.value, () => true));
    };
    expect(problems({})).toEqual(['unset-variable page.yaml:1:14']);
    expect(problems({ keepUnset: true })).toEqual([]);
    expect(problems({ profile: 'demo' })).toEqual([]);
    expect(problems({ set: ['data.root=there'] })).toEqual([]);
  });

  it('to a variable that is not set can be kept, and are listed', () => {
    expect(read(files, { keepUnset: true })).toMatchObject({
      value: { data: { root: '${env:FACES}' } },
      problems: [],
    });
    const { unset } = read(files, { keepUnset: true });
    expect(unset).toMatchObject([{ name: 'FACES', path: 'data.root', place: { line: 1, column: 14 } }]);
    expect(read(files, { profile: 'demo' }).unset).toEqual([]);
    const { unset: demo, problems } = read(files, { profile: 'demo' }).under('other');
    expect([demo.length, problems.map(({ code }) => code)]).toEqual([1, ['unknown-profile']]);
  });
});

describe('stages', () => {
  it('get from training what they do not set, by the rules of merging', () => {
    const spec = read({
      'page.yaml':
        'training: {batch: 8, optimizer: {type: sgd, rate: 1}}\nstages: {b: {batch: 9}, a: {optimizer: {type: adam}}, c: {optimizer: {rate: 2}}}',
    });
    expect(spec.value.stages).toEqual({
      b: { batch: 9, optimizer: { type: 'sgd', rate: 1 } },
      a: { batch: 8, optimizer: { type: 'adam' } },
      c: { batch: 8, optimizer: { type: 'sgd', rate: 2 } },
    });
    expect(Object.keys(spec.value.stages as object)).toEqual(['b', 'a', 'c']);
  });
});

describe('places', () => {
  const spec = () => read({ 'page.yaml': 'name: x\nheads:\n  au:\n    type: fc\n    input: [a, bb]\n' });

  it.each([
    [['name'], 'value', '1:7'],
    [['name'], 'key', '1:1'],
    [['heads', 'au'], 'value', '3:3'],
    [['heads', 'au', 'input'], 'value', '5:12'],
    [['heads', 'au', 'input', 1], 'value', '5:16'],
    [['heads', 'au', 'nothing', 'here'], 'value', '3:3'],
    [[], 'value', '1:1'],
  ] as const)('%j, its %s', (path, of, expected) => {
    const { line, column } = spec().place(path, of);
    expect(`${line}:${column}`).toBe(expected);
  });
});

describe('files', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['an empty one', '', 'empty-page page.yaml:1:1'],
    ['one of comments', '# nothing\n\n# more\n', 'empty-page page.yaml:1:1'],
    ['one with null', '~', 'empty-page page.yaml:1:1'],
    ['10 MB', `x: ${'a'.repeat(10_000_000)}`, 'page-too-large page.yaml:1:1'],
    ['an image', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'not-text page.yaml:1:1'],
    ['UTF-16 without a mark', Buffer.from('name: x\n', 'utf16le'), 'not-text page.yaml:1:1'],
  ])('%s is refused', (_, text, problem) => {
    expect(refusal({ 'page.yaml': text })).toEqual([problem]);
  });

  it('lists nested too deeply are refused, and so is text with only mistakes', () => {
    const codes = (text: string) => refusal({ 'page.yaml': text }).map((problem) => problem.split(' ')[0]);
    expect(codes(`x: ${'['.repeat(5000)}`)).toEqual(['nested-too-deep']);
    expect(codes('{{}}}}}}'.repeat(2000))).toEqual(['yaml-syntax']);
  });

  it('a folder, a missing file and broken links are refused', () => {
    const folder = folderOf({});
    mkdirSync(join(folder, 'page.yaml'));
    symlinkSync('gone.txt', join(folder, 'broken.yaml'));
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    const codes = (page: string) => {
      try {
        readPage(join(folder, page), plainOptions);
        return [];
      } catch (error) {
        return (error as ZooError).problems.map(({ code }) => code);
      }
    };
    expect(codes('page.yaml')).toEqual(['unreadable-page']);
    expect(codes('broken.yaml')).toEqual(['unreadable-page']);
    expect(codes('loop.yaml')).toEqual(['unreadable-page']);
    expect(codes('other.yaml')).toEqual(['no-such-page']);
  });

  it('a byte-order mark and Windows line ends do not change places', () => {
    const spec = read({ 'page.yaml': '\uFEFFname: x\r\nheads: {}\r\n' });
    expect(spec.value).toEqual({ name: 'x', heads: {} });
    expect(spec.place(['heads'])).toMatchObject({ line: 2, column: 1 });
  });

  it('numbers and words follow YAML 1.2', () => {
    expect(read({ 'page.yaml': 'a: 1e-4\nb: no\nc: 0o17\nd: 1_000\ne: 12:30\nf: on\ng: .5' }).value).toEqual({
      a: 1e-4,
      b: 'no',
      c: 15,
      d: '1_000',
      e: '12:30',
      f: 'on',
      g: 0.5,
    });
  });
});
