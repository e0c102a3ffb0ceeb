import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/export/formats.js';
import { builtinParts } from '../../../src/parts/builtin.js';
import { createRegistry } from '../../../src/registry.js';
import type { RunRecord } from '../../../src/report/record.js';
import { evaluate } from '../../../src/run/evaluate.js';
import { openPage } from '../../../src/run/page/open.js';
import { makeReport } from '../../../src/run/record/report.js';
import { runPage } from '../../../src/run/run.js';
import type { Surroundings } from '../../../src/run/surroundings.js';
import { exportRun } from '../../../src/tools/export/export.js';
import { quietEvents } from '../small.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-groups-'));
const context: Surroundings = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: join(folder, 'cache'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};
const page = `name: people
data: { type: manifest, root: ${folder}, file: rows.csv, image: false, key: key, group: person, labels: { level: { columns: [level] } } }
labels: { level: { kind: continuous, names: [level], range: [0, 100], unit: meters } }
backbone: { type: features, file: ${folder}/numbers.csv, width: 1 }
heads: { level: { type: fc, input: backbone, units: 1, labels: level } }
training: { optimizer: { type: adam, rate: 0.1 }, batch: 8, epochs: 2 }
stages: { all: { train: [level], losses: { level: { type: mse } } } }
metrics: { error: { type: mae, node: level } }
`;

/** Validation rows of Ada (24), Ben (21) and Cy (5); all numbers of Cy are far off. */
function rows(): void {
  const [table, numbers] = [['key,split,person,level'], ['image,x']];
  const add = (split: string, person: string, i: number): void => {
    const key = `${split}${person}${i}`;
    table.push(`${key},${split},${person},${person === 'Cy' ? 90 : i % 7}`);
    numbers.push(`${key},${i % 7}`);
  };
  for (let i = 0; i < 16; i++) add('train', 'Dee', i);
  for (const [person, count] of Object.entries({ Ada: 24, Ben: 21, Cy: 5 }))
    for (let i = 0; i < count; i++) add('validation', person, i);
  writeFileSync(join(folder, 'rows.csv'), `${table.join('\n')}\n`);
  writeFileSync(join(folder, 'numbers.csv'), `${numbers.join('\n')}\n`);
}

describe('a run on rows of several people', () => {
  const run = join(folder, 'runs/people');
  const recordFile = join(run, 'run.json');
  let record: RunRecord;
  beforeAll(async () => {
    rows();
    writeFileSync(join(folder, 'people.yaml'), page);
    const open = openPage({ page: join(folder, 'people.yaml') }, context);
    record = await runPage({ open, engine: 'wasm', folder: run, resume: false }, context, quietEvents());
  });

  it('has the scores of each with enough rows in its record', async () => {
    const { groups } = JSON.parse(readFileSync(recordFile, 'utf8')) as RunRecord;
    expect(groups).toEqual(record.groups);
    expect(groups!.each!.map(({ group, rows }) => [group, rows])).toEqual([['Ada', 24], ['Ben', 21], ['Cy', 5]]); // biome-ignore format: one list
    const [ada, ben, cy] = groups!.each!.map(({ scores }) => scores.error);
    expect(cy).toBe(null);
    // The mean over all rows is that over people, weighted by their rows; the rest is Cy's, which is large.
    const others = (50 * record.scores.error!.value! - 24 * ada! - 21 * ben!) / 5;
    expect(others).toBeGreaterThan(40);
    const again = await evaluate({ run }, 'validation', 'wasm', context, quietEvents());
    expect(again.groups).toEqual(groups);
  });

  it('shows them in its report', () => {
    const report = readFileSync(join(run, 'report.html'), 'utf8');
    expect(report).toContain('<h2>Scores per group</h2>');
    expect(report).toContain('error (meters)');
    expect(report).toContain('<th scope="row">Cy</th><td>5</td><td>–</td>');
  });

  it('says in its model card how groups differ, without naming one', async () => {
    const request = { run, format: formatOf('hub'), engine: 'wasm', force: false, license: 'mit' } as const;
    await exportRun({ ...request, output: join(folder, 'hub') }, context, quietEvents());
    const card = readFileSync(join(folder, 'hub/README.md'), 'utf8');
    expect(card).toContain('The rows come from 3 groups');
    expect(card).toMatch(/\| error \(meters\) \| 2 \| [\d.]+ \| [\d.]+ \| [\d.]+ \|/);
    expect(card).not.toMatch(/Ada|Ben|Cy/);
  });

  it('is read if an older version wrote it without them', async () => {
    const { groups: _, ...older } = record;
    writeFileSync(recordFile, JSON.stringify(older));
    const report = readFileSync(await makeReport(run, {}), 'utf8');
    expect(report).not.toContain('Scores per group');
    writeFileSync(recordFile, `${JSON.stringify(record, null, 2)}\n`);
  });
});
