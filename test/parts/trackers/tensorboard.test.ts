import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TrackedRun } from '../../../src/part.js';
import tensorboard from '../../../src/parts/trackers/tensorboard.js';

const options = { type: 'tensorboard', file: 'events.out.tfevents.zoo' } as const;
let folder: string;
const run = (resumed = false): TrackedRun => ({
  name: 'page',
  folder,
  started: new Date(1_700_000_000_000),
  seed: 1,
  resumed,
  page: {},
  stages: [{ name: 'au', epochs: 2 }],
  metrics: ['P_AU'],
});
const path = (): string => join(folder, 'events.out.tfevents.zoo');
const epoch = (epoch: number, loss: number) => ({
  stage: 'au',
  epoch,
  loss,
  rate: 0.5,
  seconds: 2,
  scores: { P_AU: epoch === 1 ? null : 0.25 },
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-tensorboard-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function write(): Promise<void> {
  const first = await tensorboard.bind(options).start(run());
  await first.epoch!(epoch(1, 0.75));
  const resumed = await tensorboard.bind(options).start(run(true));
  await resumed.epoch!(epoch(2, 0.5));
  await resumed.scores!({ P_AU: { value: 0.25 }, none: { value: null } });
}

// tensorboard 2.21.0: EventFileWriter's records for the same events (test/parity/tensorboard_events.py).
test('writes, byte for byte, the records that TensorBoard writes', async () => {
  await write();
  const golden = readFileSync(new URL('golden/tensorboard.hex', import.meta.url), 'utf8').replace(/\s/g, '');
  expect(readFileSync(path()).toString('hex')).toBe(golden);
});

test('a new run starts again, and keeps the earlier file under another name', async () => {
  await write();
  const before = readFileSync(path());
  await tensorboard.bind(options).start(run());
  expect(readFileSync(path()).length).toBeLessThan(before.length);
  expect(readFileSync(`${path()}.kept-1`).equals(before)).toBe(true);
});

test('has the losses of each task, and scores on training rows', async () => {
  const losses = { train: { ex: 0.5, va: null }, validation: { ex: 0.75, va: 1 } };
  const tracking = await tensorboard.bind(options).start(run());
  await tracking.epoch!({ ...epoch(2, 1), losses, trainScores: { P_AU: 0.5 } });
  const tags = readFileSync(path())
    .toString('latin1')
    .match(/au\/[\w/]+/g);
  const each = ['au/loss/ex/train', 'au/loss/ex/validation', 'au/loss/va/validation', 'au/P_AU/train'];
  expect(tags).toEqual(['au/loss', 'au/rate', 'au/P_AU', ...each]);
});

const READ = `
import sys, json
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
found = EventAccumulator(sys.argv[1]); found.Reload()
print(json.dumps({tag: [[e.wall_time, e.step, e.value] for e in found.Scalars(tag)] for tag in found.Tags()["scalars"]}))
`;
const python = process.env.PYTHON ?? 'python3';
const hasTensorboard = spawnSync(python, ['-c', 'import tensorboard']).status === 0;

test('is read by TensorBoard', { timeout: 120_000 }, async ({ skip }) => {
  if (!hasTensorboard)
    return skip('TensorBoard is not installed: pip install tensorboard, and set PYTHON to that Python');
  await write();
  const { stdout, stderr } = spawnSync(python, ['-c', READ, folder], { encoding: 'utf8' });
  expect(stdout, stderr).not.toBe('');
  expect(JSON.parse(stdout)).toEqual({
    'au/loss': [
      [1_700_000_002, 1, 0.75],
      [1_700_000_002, 2, 0.5],
    ],
    'au/rate': [
      [1_700_000_002, 1, 0.5],
      [1_700_000_002, 2, 0.5],
    ],
    'au/P_AU': [[1_700_000_002, 2, 0.25]],
    'scores/P_AU': [[1_700_000_002, 0, 0.25]],
  });
});
