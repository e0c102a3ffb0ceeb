import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { Interrupted } from '../../src/errors/train.js';
import { compared } from '../../src/many/leave.js';
import { AS_WRITTEN, runStudy, stateOf, type Unit, unitFolder, variantsOf } from '../../src/many/study.js';
import { openPage } from '../../src/run/page/open.js';
import { quietEvents, smallWorkplace } from '../run/small.js';

test('a variant changes one value, and is named by the end of its path', () => {
  expect(variantsOf(['training.gradient.rho=0.02,0.1', 'training.batch=16'])).toEqual([
    { name: 'rho=0.02', set: ['training.gradient.rho=0.02'] },
    { name: 'rho=0.1', set: ['training.gradient.rho=0.1'] },
    { name: 'batch=16', set: ['training.batch=16'] },
  ]);
  expect(variantsOf(['stages.a.batch=1', 'stages.b.batch=1']).map(({ name }) => name)).toEqual([
    'a.batch=1',
    'b.batch=1',
  ]);
  expect(variantsOf(['heads.ex.hidden=[8,4],[8]']).map(({ set }) => set[0])).toEqual([
    'heads.ex.hidden=[8,4]',
    'heads.ex.hidden=[8]',
  ]);
  for (const wrong of ['rho', '=1', 'rho=']) expect(() => variantsOf([wrong])).toThrow('--vary');
});

describe('a study', () => {
  const small = smallWorkplace();
  afterAll(() => rmSync(small.folder, { recursive: true }));
  writeFileSync(
    join(small.folder, 'study.yaml'),
    `
name: study
data: { type: s-aff-wild2, root: ${small.folder}/data }
backbone: { type: features, file: ${small.folder}/vectors.jsonl, values: vector, width: 16 }
heads: { ex: { type: fc, input: backbone, units: 8, labels: expression } }
training: { optimizer: { type: sgd, rate: 0.5 }, batch: 64, epochs: 1 }
stages: { ex: { train: [ex], losses: { ex: { type: weighted-cross-entropy } } } }
metrics: { P_EX: { type: f1-macro, node: ex } }
`,
  );
  const unitsIn = (name: string, ...vary: readonly string[]): readonly Unit[] =>
    [AS_WRITTEN, ...variantsOf(vary)].flatMap(({ name: variant, set }) =>
      [1, 2].map((seed) => {
        const open = openPage({ page: join(small.folder, 'study.yaml'), set, seed }, small.context);
        return { variant, open, folder: unitFolder(join(small.folder, name), variant, seed) };
      }),
    );
  const run = (units: readonly Unit[], events = quietEvents()) =>
    runStudy(units, { engine: 'cpu' }, small.context, events, {
      starting: () => {},
      finished: () => {},
      failed: () => {},
    });
  const states = (units: readonly Unit[]) => units.map(stateOf);

  it('continues where it was stopped, and ends with the same table', async () => {
    const [through, stopped] = [
      unitsIn('through', 'training.batch=16'),
      unitsIn('stopped', 'training.batch=16'),
    ];
    const whole = await run(through);
    await expect(run(stopped, quietEvents(2))).rejects.toThrow(Interrupted);
    expect(states(stopped)).toContain('stopped');
    const rest = await run(stopped);
    expect(compared(rest.runs, []).comparison).toEqual(compared(whole.runs, []).comparison);
    expect(whole.runs.map(({ record }) => [record.name, record.seed])).toEqual([
      ['as written', 1],
      ['as written', 2],
      ['batch=16', 1],
      ['batch=16', 2],
    ]);
    // Called again, it only reads them.
    const record = (unit: Unit): string => readFileSync(join(unit.folder, 'run.json'), 'utf8');
    const before = through.map(record);
    await run(through);
    expect(through.map(record)).toEqual(before);
  });

  it('names a run that fails, and still runs the others', async () => {
    const units = unitsIn('failing', 'training.batch=16');
    mkdirSync(dirname(units[1]!.folder));
    writeFileSync(units[1]!.folder, 'a file in its place');
    const { runs, failed } = await run(units);
    expect(failed.map(({ unit }) => unit)).toEqual([units[1]]);
    expect(runs.map(({ folder }) => folder)).toEqual([0, 2, 3].map((i) => units[i]!.folder));
  });

  it('refuses the folder of another page before anything runs', async () => {
    const [first] = unitsIn('through');
    const changed = openPage(
      { page: join(small.folder, 'study.yaml'), set: ['training.epochs=2'], seed: 1 },
      small.context,
    );
    await expect(run([{ ...first!, open: changed }])).rejects.toThrow('holds the run of another page');
  });
});
