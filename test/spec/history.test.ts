import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPage } from '../../src/spec/read.js';
import { folderOf } from './pages.js';

const files = {
  'parent.yaml': `a: { type: p, x: 1, list: [1] }
training: { o: { type: sgd, rate: 1 }, batch: 8 }
stages: { s: { n: 1 }, t: { o: { type: adam } }, u: { o: { rate: 3 }, batch: 4 } }
profiles: { demo: { training: { o: { rate: 2 } } } }`,
  'page.yaml': `extends: parent.yaml
a: { x: 2, list: { append: [2] } }
b: { type: q }`,
};

it.each([
  ['a.x', undefined, ['1 parent.yaml:1:18', '2 page.yaml:2:9']],
  ['a.type', undefined, ['"p" parent.yaml:1:12']],
  ['a.list', undefined, ['[1] parent.yaml:1:27', '[1,2] page.yaml:2:18']],
  ['b.type', ['b.type=r'], ['"q" page.yaml:3:12', '"r" --set:1:8']],
  ['a.x', ['a.type=r'], ['1 parent.yaml:1:18', '2 page.yaml:2:9', 'undefined --set:1:1']],
  ['a.x', ['~a.x'], ['1 parent.yaml:1:18', '2 page.yaml:2:9', 'undefined --set:1:1']],
  ['stages.s.o.rate', undefined, ['1 parent.yaml:2:35', '2 parent.yaml:4:44 (demo)']],
  ['stages.t.o.rate', undefined, []],
  ['stages.u.o.rate', undefined, ['1 parent.yaml:2:35', '2 parent.yaml:4:44 (demo)', '3 parent.yaml:3:66']],
  ['stages.u.batch', undefined, ['8 parent.yaml:2:47', '4 parent.yaml:3:78']],
  ['nothing.there', undefined, []],
])('%s with --set %j', (path, set, expected) => {
  const file = join(folderOf(files), 'page.yaml');
  const spec = readPage(file, { env: {}, cache: '', library: [], profile: 'demo', set });
  const settings = spec.history(path.split('.')).map(({ value, place, profile }) => {
    const where = `${place.file.replace(/^.*\//, '')}:${place.line}:${place.column}`;
    return `${JSON.stringify(value)} ${where}${profile ? ` (${profile})` : ''}`;
  });
  expect(settings).toEqual(expected);
});
