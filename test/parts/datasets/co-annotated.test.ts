import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelSpaces } from '../../../src/labels.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import { createRegistry } from '../../../src/registry.js';
import { validatorOf } from '../../../src/schema/compile.js';

const registry = createRegistry(builtinParts);
const root = mkdtempSync(join(tmpdir(), 'co-annotated-'));
const units = labelSpaces['action-units']!.names;
beforeAll(() => {
  const row = (
    file: string,
    part: string,
    mood: string,
    shown: readonly number[],
    unknown: readonly number[] = [],
  ) =>
    [
      file,
      part,
      mood,
      ...units.map((name) => {
        const unit = Number(name.slice(2));
        if (shown.length === 0 && unknown.length === 0) return '';
        return unknown.includes(unit) ? '' : Number(shown.includes(unit));
      }),
    ].join(',');
  writeFileSync(
    join(root, 'rows.csv'),
    [
      ['file', 'part', 'mood', ...units].join(','),
      row('angry', 'train', 'Anger', []),
      row('neutral', 'train', 'Neutral', []),
      row('both', 'train', 'Sadness', [12]),
      row('smile', 'train', '', [6, 12, 25]),
      row('half', 'train', '', [12, 6]),
      row('surprise', 'train', '', [1, 2, 6, 12, 25, 26]),
      row('few', 'train', '', [1, 6], [2, 4, 7, 12, 15, 23, 24, 25, 26]),
      row('held', 'validation', '', [6, 12, 25]),
    ].join('\n'),
  );
});
afterAll(() => rmSync(root, { recursive: true }));

const filled = (type: string, options: object): { type: string } => {
  const whole = { type, ...options };
  const validate = validatorOf(registry.get('datasets', type)!.schema);
  if (!validate.call([], whole)) throw new Error(JSON.stringify(validate.errors));
  return whole;
};
const bound = (options: object) => {
  const of = filled('manifest', {
    root,
    file: 'rows.csv',
    image: 'file',
    split: 'part',
    labels: { expression: { column: 'mood' }, 'action-units': { columns: units } },
  });
  return registry.bind('datasets', filled('co-annotated', { of, ...options }), ['data']);
};
const read = async (options: object) => {
  const { rows } = await bound(options).read({
    labels: { ...labelSpaces, attributes: { name: 'attributes', kind: 'multi-label', names: ['a'] } },
    drawFaces: () => Promise.reject(new Error('nothing to draw')),
  });
  return Object.fromEntries(rows.map(({ key, labels }) => [key, labels]));
};
const TO_UNITS = { from: 'expression', to: 'action-units', map: 'expression-to-units' };
const TO_CLASS = { from: 'action-units', to: 'expression', map: 'units-to-expression' };
const classIn = (label: Float32Array | undefined) =>
  label && labelSpaces.expression!.names.filter((_, i) => label[i] === 1).join();

describe('a data set whose labels follow from others', () => {
  it('gives the action units of an expression; the others stay unknown', async () => {
    const rows = await read(TO_UNITS);
    const shown = [...rows.angry!['action-units']!].map((label, i) =>
      Number.isNaN(label) ? '' : `${units[i]} ${label}`,
    );
    expect(shown.filter(Boolean)).toEqual(['AU4 1', 'AU7 1', 'AU10 1', 'AU23 1', 'AU24 1']); // Du et al. 2014
    expect(rows.neutral!['action-units']).toBeUndefined(); // it has no units
    expect([...rows.both!['action-units']!].filter((label) => label === 1)).toHaveLength(1); // its own, unchanged
  });

  it('gives the expression whose units are all active, or the one with the most units', async () => {
    const rows = await read(TO_CLASS);
    expect(classIn(rows.smile!.expression)).toBe('Happiness'); // 6, 12, 25
    expect(rows.half!.expression).toBeUndefined(); // AU 25 is missing
    expect(classIn(rows.surprise!.expression)).toBe('Surprise'); // 1, 2, 25, 26: four units against three of happiness
    expect(rows.few!.expression).toBeUndefined();
    expect(classIn(rows.both!.expression)).toBe('Sadness');
  });

  it('gives each expression a probability', async () => {
    const rows = await read({ ...TO_CLASS, labels: 'soft' });
    const close = (numbers: readonly number[]) => numbers.map((one) => expect.closeTo(one, 4));
    // PyTorch 2.13: torch.softmax of sum(w y) / sum(w) over the known units
    expect([...rows.smile!.expression!]).toEqual(
      close([0.0955, 0.0955, 0.0955, 0.1234, 0.2596, 0.1122, 0.1226, 0.0955]),
    );
    expect([...rows.few!.expression!]).toEqual(
      close([0.0672, 0.0672, 0.0672, 0.1828, 0.1828, 0.1828, 0.1828, 0.0672]),
    );
  });

  it('gives labels only to training samples', async () => {
    for (const labels of ['hard', 'soft'])
      expect((await read({ ...TO_CLASS, labels })).held!.expression).toBeUndefined();
    expect(bound({ ...TO_CLASS }).labels).toEqual(['expression', 'action-units']);
  });

  it('uses a matrix of the page', async () => {
    const to = { from: 'expression', to: 'attributes', map: [[0], [0], [0], [0], [0], [1], [0], [0]] };
    const rows = await read(to);
    expect([...rows.both!.attributes!]).toEqual([1]);
    expect(rows.angry!.attributes).toBeUndefined();
  });

  it.each([
    [{ ...TO_UNITS, from: 'valence-arousal' }, 'data.from  the data set has no labels of valence-arousal'],
    [{ ...TO_UNITS, to: 'expression' }, 'data.to  labels of expression cannot be derived'],
    [{ ...TO_UNITS, to: 'valence-arousal' }, 'not from classes in continuous'],
    [{ ...TO_UNITS, to: 'nothing' }, 'data.to  there is no label space "nothing"'],
    [{ ...TO_UNITS, labels: 'soft' }, 'data.labels  soft labels are probabilities of classes'],
    [
      { ...TO_CLASS, map: 'expression-to-units' },
      'data.map  the map has 8 x 12 weights, but 12 x 8 are needed',
    ],
  ])('refuses %j', async (options, said) => {
    await expect((async () => read(options))()).rejects.toThrow(said);
  });
});
