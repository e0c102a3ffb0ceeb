import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import bp4d from '../../../src/parts/datasets/bp4d.js';
import { datasetFolder, short } from './reading.js';

const folder = await datasetFolder(bp4d);
beforeAll(async () => {
  await folder.layOut();
  await folder.write({
    '2D+3D/F001/T1/2440.jpg': '',
    '2D+3D/F001/T1/2441.jpg': '',
    '2D+3D/F001/T1/2442.jpg': '',
    '2D+3D/M002/T8/007.jpg': '',
  });
});

const held = { validation: ['M002'], tolerance: 1 };

test('reads units by the header, 9 as not scored, and frames by number with any zeros', async () => {
  const table = await folder.read(held);
  expect(short(table)).toEqual([
    ['F001/T1/2440.jpg', 'train', 'AU2 AU6 AU7 AU10 AU12'],
    ['F001/T1/2441.jpg', 'train', 'AU1 AU2 AU6 AU7 AU10 AU12 AU24'],
    ['F001/T1/2442.jpg', 'train', 'AU4? AU6 AU7 AU10 AU12'],
    ['M002/T8/007.jpg', 'validation', 'AU15'],
  ]);
  expect(table.rows.at(3)).toMatchObject({
    image: join(folder.root, '2D+3D/M002/T8/007.jpg'),
    group: 'M002',
  });
  expect(table.rows.at(3)).toMatchObject({ sequence: 'M002/T8', position: 7 });
  expect(table.dropped).toEqual([
    { split: 'train', what: 'single labels of bp4d-action-units, which are missing', count: 1 },
    { split: 'train', what: 'labeled frames without an image', count: 1 },
  ]);
  expect(folder.bad(table)).toEqual(
    [
      ['6', 'lists frame 2443 again'],
      ['7', 'AU4 is "2"; expected 0, 1, or 9 for not scored'],
      ['8', 'has 5 fields, but there are 16 columns'],
    ].map(([line, why]) => `AUCoding/AU_OCC/F001_T1.csv:${line}  ${why}`),
  );
});

test('a frame in which no unit is scored has no label', async () => {
  const own = { own: { name: 'own', kind: 'multi-label' as const, names: ['AU3', 'AU5'] } };
  const table = await folder.read({ ...held, units: 'own', images: false }, own);
  expect([...table.rows]).toEqual([]);
  expect(table.dropped).toEqual([
    { split: 'train', what: 'rows without any label', count: 5 },
    { split: 'validation', what: 'rows without any label', count: 1 },
  ]);
});

test("a page's own space has other units, if there is a column for each", async () => {
  const space = (...names: string[]) => ({ own: { name: 'own', kind: 'multi-label' as const, names } });
  const { rows } = await folder.read({ ...held, units: 'own', images: false }, space('AU12', 'AU15'));
  expect(rows.map(({ labels }) => [...labels.own!])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
    [0, 0],
    [0, 0],
    [0, 1],
  ]);
  await expect(folder.read({ ...held, units: 'own' }, space('AU1', 'AU26'))).rejects.toThrow(
    /F001_T1\.csv has no column "26".*\[no-such-column\]/,
  );
});

test('with a threshold, reads units of some intensity: a file per unit, 9 as not scored', async () => {
  const own = { own: { name: 'own', kind: 'multi-label' as const, names: ['AU12', 'AU6'] } };
  const table = await folder.read({ ...held, units: 'own', threshold: 3, images: false }, own);
  expect(table.rows.map(({ key, labels }) => [key, ...labels.own!])).toEqual([
    ['F001/T1/02440.jpg', 1, 0],
    ['F001/T1/02441.jpg', 0, 1],
    ['F001/T1/02442.jpg', Number.NaN, 0],
    ['M002/T8/00007.jpg', 0, 0],
  ]);
  expect(table.dropped).toEqual([
    { split: 'train', what: 'single labels of own, which are missing', count: 1 },
  ]);
  expect(folder.bad(table)).toEqual([
    'AUCoding/AU_INT/AU12/F001_T1_AU12.csv:4  the intensity is "7"; expected 0 to 5',
  ]);
  await expect(folder.read({ ...held, threshold: 3 })).rejects.toThrow(
    /does not score AU1, .*It scores AU6, AU10, AU12, AU14, AU17.*\[units-not-scored\]/,
  );
});
