import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { Interrupted } from '../../src/errors/train.js';
import { fingerprints } from '../../src/many/inputs.js';
import { type StudyEvents, studyJob } from '../../src/many/job.js';
import { compared } from '../../src/many/leave.js';
import { pinNow, pinOf, requirePin, writePin } from '../../src/many/pin.js';
import { unitRequests } from '../../src/many/study.js';
import { stateOf, type Unit } from '../../src/many/unit.js';
import { collectUnits, findUnit, openUnits, unitStatus } from '../../src/many/units.js';
import { AS_WRITTEN, variantsOf, variedStudy } from '../../src/many/vary.js';
import type { StudyUnit } from '../../src/part.js';
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
  const page = join(small.folder, 'study.yaml');
  writeFileSync(
    page,
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
  const pin = pinNow('cpu', small.context);
  const unitsIn = (name: string, ...vary: readonly string[]): Promise<readonly Unit[]> =>
    openUnits(unitRequests(variedStudy(page, vary, { seeds: [1, 2] }), {}), {
      folder: join(small.folder, name),
      pin,
      rows: undefined,
      fingerprint: fingerprints(small.context, quietEvents()),
      open: (request) => openPage(request, small.context),
      same: () => {},
    });
  const run = async (name: string, units: readonly Unit[], events = quietEvents()) => {
    const folder = join(small.folder, name);
    const failed: StudyUnit[] = [];
    const observed: StudyEvents = {
      ...events,
      starting: () => {},
      finished: () => {},
      stopped: () => {},
      failed: (unit) => failed.push(unit),
      working: () => {},
    };
    const work = { folder, units, settings: { engine: 'cpu' }, command: () => [] } as const;
    const here = small.context.registry.bind('executors', { type: 'here', workers: 1 });
    await here.execute(studyJob(work, small.context, observed));
    return { ...collectUnits(folder, units), failed };
  };
  const states = (units: readonly Unit[]) => units.map(stateOf);

  it('continues where it stopped, and ends with the same table', async () => {
    const through = await unitsIn('through', 'training.batch=16');
    const stopped = await unitsIn('stopped', 'training.batch=16');
    const whole = await run('through', through);
    await expect(run('stopped', stopped, quietEvents(2))).rejects.toThrow(Interrupted);
    expect(states(stopped)).toContain('stopped');
    const rest = await run('stopped', stopped);
    expect(compared(rest.runs, []).comparison).toEqual(compared(whole.runs, []).comparison);
    expect(whole.runs.map(({ record }) => [record.name, record.seed])).toEqual([
      [AS_WRITTEN, 1],
      [AS_WRITTEN, 2],
      ['batch=16', 1],
      ['batch=16', 2],
    ]);
    // The second call only reads them.
    const record = (unit: Unit): string => readFileSync(join(unit.folder, 'run.json'), 'utf8');
    const before = through.map(record);
    await run('through', through);
    expect(through.map(record)).toEqual(before);
  });

  it('names a run that fails, runs the others, and keeps the reason until it has run', async () => {
    const units = await unitsIn('failing', 'training.batch=16');
    mkdirSync(dirname(units[1]!.folder));
    writeFileSync(units[1]!.folder, 'a file in its place');
    const { runs, failed, missing } = await run('failing', units);
    expect(failed).toEqual([units[1]]);
    expect(runs.map(({ folder }) => folder)).toEqual([0, 2, 3].map((i) => units[i]!.folder));
    expect(missing).toMatchObject([
      { unit: units[1], state: 'failed', why: expect.stringContaining('seed2') },
    ]);
    rmSync(units[1]!.folder);
    expect((await run('failing', units)).missing).toEqual([]);
    expect(unitStatus(join(small.folder, 'failing'), units[1]!)).toEqual({ state: 'finished' });
  });

  it('has another folder for a unit whose page, labels, rows or engine change', async () => {
    const [first] = await unitsIn('through');
    expect((await unitsIn('through'))[0]!.folder).toBe(first!.folder);
    const changed = await unitsIn('through', 'training.epochs=2');
    expect(changed[0]!.address).toBe(first!.address);
    expect(changed[2]!.address).not.toBe(first!.address);
    const open = (over: object) =>
      openUnits(unitRequests(variedStudy(page, [], { seeds: [1] }), {}), {
        folder: 'f',
        pin,
        rows: undefined,
        fingerprint: async () => ({}),
        open: (request) => openPage(request, small.context),
        same: () => {},
        ...over,
      });
    const units = await Promise.all([
      open({}),
      open({ rows: 10 }),
      open({ pin: { ...pin, zoo: '9.9.9' } }),
      open({ fingerprint: async () => ({ rows: 'others' }) }),
    ]);
    expect(new Set(units.map(([unit]) => unit!.address)).size).toBe(4);
  });

  it('finds a unit by its number or its address', async () => {
    const units = await unitsIn('through', 'training.batch=16');
    expect(findUnit(units, '3')).toBe(units[2]);
    expect(findUnit(units, units[3]!.address)).toBe(units[3]);
    for (const wrong of ['0', '5', 'abc']) expect(() => findUnit(units, wrong)).toThrow('no-such-unit');
  });

  it('keeps the engine and version that it was started with', async () => {
    const folder = join(small.folder, 'pinned');
    mkdirSync(folder);
    writePin(folder, pin, await unitsIn('pinned'));
    expect(pinOf(folder, 'auto', small.context)).toEqual(pin);
    expect(() => pinOf(folder, 'wasm', small.context)).toThrow('other-engine');
    expect(() => requirePin(folder, pin, { ...small.context, version: '9.9.9' })).toThrow('zoo 9.9.9');
    writeFileSync(join(folder, 'study.json'), '{"kind":"other"}');
    expect(() => pinOf(folder, 'auto', small.context)).toThrow('study-foreign');
  });
});
