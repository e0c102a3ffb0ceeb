import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelSpaces } from '../../../src/labels.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import { createRegistry } from '../../../src/registry.js';
import { validatorOf } from '../../../src/schema/compile.js';

const registry = createRegistry(builtinParts);
const root = mkdtempSync(join(tmpdir(), 'mixture-'));
const table = (name: string, lines: readonly string[]): void => {
  mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, name, 'rows.csv'), `${lines.join('\n')}\n`);
};
beforeAll(() => {
  table('affect', [
    'file,part,who,video,at,v,a',
    '1.jpg,train,p1,x,1,0.5,-0.5',
    '2.jpg,validation,p2,y,1,0,0',
    '3.jpg,train,p1,x,2,,',
  ]);
  table('moods', [
    'file,part,who,mood',
    '1.jpg,train,p1,Anger',
    '4.jpg,validation,p3,Fear',
    '5.jpg,train,p1,Sulking',
  ]);
});
afterAll(() => rmSync(root, { recursive: true }));

const filled = (type: string, options: object): { type: string } => {
  const whole = { type, ...options };
  const validate = validatorOf(registry.get('datasets', type)!.schema);
  if (!validate.call([], whole)) throw new Error(JSON.stringify(validate.errors));
  return whole;
};
const manifest = (name: string, options: object) =>
  filled('manifest', {
    root: join(root, name),
    file: 'rows.csv',
    image: 'file',
    split: 'part',
    group: 'who',
    tolerance: 1,
    ...options,
  });
const affect = () =>
  manifest('affect', {
    sequence: 'video',
    position: 'at',
    labels: { 'valence-arousal': { columns: ['v', 'a'] } },
  });
const moods = (options: object = {}) =>
  manifest('moods', { labels: { expression: { column: 'mood' } }, ...options });
const bound = (options: object) => registry.bind('datasets', filled('mixture', options), ['data']);
const read = (options: object) =>
  bound(options).read({ labels: labelSpaces, drawFaces: () => Promise.reject(new Error('nothing to draw')) });

describe('a mixture of data sets', () => {
  it('has the rows of all, whose names begin with that of their data set, and the labels of each', async () => {
    const { rows, dropped, bad, placeOf } = await read({ of: { affect: affect(), moods: moods() } });
    expect(rows.map(({ image: _, labels, ...row }) => ({ ...row, labels: Object.keys(labels) }))).toEqual([
      {
        key: 'affect/1.jpg',
        split: 'train',
        member: 'affect',
        group: 'affect/p1',
        sequence: 'affect/x',
        position: 1,
        labels: ['valence-arousal'],
      },
      {
        key: 'affect/2.jpg',
        split: 'validation',
        member: 'affect',
        group: 'affect/p2',
        sequence: 'affect/y',
        position: 1,
        labels: ['valence-arousal'],
      },
      { key: 'moods/1.jpg', split: 'train', member: 'moods', group: 'moods/p1', labels: ['expression'] },
      { key: 'moods/4.jpg', split: 'validation', member: 'moods', group: 'moods/p3', labels: ['expression'] },
    ]);
    expect(rows.at(0)!.image).toBe(join(root, 'affect/1.jpg'));
    expect(dropped).toEqual([{ split: 'train', what: 'affect: rows without any label', count: 1 }]);
    expect(bad).toHaveLength(1);
    expect(placeOf!('moods/4.jpg')).toBe(`${join(root, 'moods/rows.csv')}:3`);
  });

  it('has the labels of each data set before it reads them, and has sequences if all have them', () => {
    const both = bound({
      of: { affect: affect(), moods: moods() },
      batch: { affect: 3, moods: 1 },
      epoch: 'shortest',
    });
    expect(both.labels).toEqual(['valence-arousal', 'expression']);
    expect(both.sequences).toBe(false);
    expect(bound({ of: { a: affect(), b: affect() } }).sequences).toBe(true);
    expect(both.mixture).toEqual({
      members: { affect: ['valence-arousal'], moods: ['expression'] },
      batch: { affect: 3, moods: 1 },
      epoch: 'shortest',
    });
    expect(both.sources!.map(({ root }) => root)).toEqual([join(root, 'affect'), join(root, 'moods')]);
  });

  it('says in which data set something is wrong', async () => {
    const missing = { of: { affect: affect(), moods: moods({ labels: { temper: { column: 'mood' } } }) } };
    await expect(read(missing)).rejects.toThrow('data.of.moods.labels');
  });
});
