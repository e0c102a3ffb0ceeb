import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Interrupted } from '../../../src/errors/train.js';
import { defineTracker, type TrackedRun, type Tracking } from '../../../src/part.js';
import { createRegistry } from '../../../src/registry.js';
import type { RunRecord } from '../../../src/report/record.js';
import { openPage } from '../../../src/run/page/open.js';
import { runPage } from '../../../src/run/run.js';
import { quietEvents, type Small, smallWorkplace } from '../small.js';

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: { type: { const: 'diary', description: 'Picks it.' } },
};

describe('trackers of a run', () => {
  let small: Small;
  const events = (stop?: number) => quietEvents(stop);
  const run = (
    name: string,
    start: (run: TrackedRun) => Tracking | Promise<Tracking>,
    { resume = false, heard = events() } = {},
  ): Promise<RunRecord> => {
    const diary = defineTracker({ name: 'diary', schema, bind: () => ({ start }) });
    const context = { ...small.context, registry: createRegistry([...small.context.registry.all(), diary]) };
    const page = join(small.folder, 'tracked.yaml');
    const text = [
      'name: tracked',
      'extends: ./small.yaml',
      'training: { epochs: 2 }',
      'stages: { au: null, ex: null }',
    ];
    const trackers = 'trackers: { diary: { type: diary }, table: { type: csv } }';
    const heads = 'heads: { au: null, emotion: null, ex: null }';
    writeFileSync(
      page,
      [...text, heads, 'metrics: { P_AU: null, P_EX: null, P_MTL: null }', trackers, ''].join('\n'),
    );
    const request = {
      open: openPage({ page }, context),
      engine: 'cpu',
      folder: join(small.folder, name),
      resume,
    } as const;
    return runPage(request, context, heard);
  };
  /** A tracker that records its calls. */
  const diary =
    (lines: string[]) =>
    (about: TrackedRun): Tracking => {
      lines.push(
        `start ${about.name}${about.resumed ? ' again' : ''}: ${about.stages.map(({ name, epochs }) => `${name} x ${epochs}`)}`,
      );
      return {
        epoch: ({ stage, epoch, scores }) => void lines.push(`${stage} ${epoch} ${Object.keys(scores)}`),
        scores: (scores) => void lines.push(`scores ${Object.keys(scores)}`),
        end: (how) => void lines.push(how),
      };
    };

  beforeAll(() => {
    small = smallWorkplace();
  });
  afterAll(() => rmSync(small.folder, { recursive: true }));

  it('receive its start, epochs, scores and end, and the built-in one saves them', async () => {
    const lines: string[] = [];
    await run('whole', diary(lines));
    expect(lines).toEqual(['start tracked: va x 2', 'va 1 P_VA', 'va 2 P_VA', 'scores P_VA', 'finished']);
    const table = readFileSync(join(small.folder, 'whole', 'epochs.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(table[0]).toBe('stage,epoch,loss,rate,seconds,P_VA');
    expect(table.slice(1).map((line) => line.split(',').slice(0, 2))).toEqual([
      ['va', '1'],
      ['va', '2'],
    ]);
  });

  it('receive its stop, and continue with the resumed run', async () => {
    const lines: string[] = [];
    await expect(run('stopped', diary(lines), { heard: events(9) })).rejects.toThrow(Interrupted);
    await run('stopped', diary(lines), { resume: true });
    expect(lines).toEqual([
      'start tracked: va x 2',
      'va 1 P_VA',
      'stopped',
      'start tracked again: va x 2',
      'va 2 P_VA',
      'scores P_VA',
      'finished',
    ]);
  });

  it.each([
    ['at the start', () => Promise.reject(new Error('no network'))],
    [
      'later',
      () => ({
        epoch: () => Promise.reject(new Error('no network')),
        scores: () => {
          throw new Error('heard again');
        },
      }),
    ],
  ])('that fail %s are noted and not called again; the run continues', async (when, start) => {
    const heard = events();
    await run(`failed ${when}`, start, { heard });
    expect(heard.notes.filter((note) => note.startsWith('tracker'))).toEqual([
      'tracker diary failed (no network) and is not called again',
    ]);
  });
});
