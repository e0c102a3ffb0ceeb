import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZooError } from '../../src/errors/problem.js';
import { sha256 } from '../../src/files/hash.js';
import type { PlanNode } from '../../src/plan/plan.js';
import { evaluate } from '../../src/run/evaluate.js';
import { ofNode } from '../../src/run/model/run-weights.js';
import { runPage } from '../../src/run/run.js';
import { decodeSafetensors } from '../../src/weights/safetensors/decode.js';
import { quietEvents, type Small, smallWorkplace } from './small.js';

describe('weights: run:...', () => {
  let small: Small;
  const at = (name: string): string => join(small.folder, name);
  const only = ['~stages.au', '~stages.ex', '~heads.au', '~metrics.P_AU', '~metrics.P_EX', '~metrics.P_MTL'];
  const va = [...only, '~heads.emotion', '~heads.ex', 'stages.va.epochs=2'];
  const run = (name: string, set: readonly string[], resume = false, rows?: number) =>
    runPage(
      { open: small.open(set), engine: 'cpu', folder: at(name), resume, rows },
      small.context,
      quietEvents(),
    );
  const arrays = (name: string) =>
    decodeSafetensors(readFileSync(join(at(name), 'weights.safetensors')), name).arrays;
  const problem = (set: readonly string[]): ZooError['problems'][number] => {
    try {
      small.open(set);
    } catch (error) {
      return (error as ZooError).problems[0]!;
    }
    throw new Error('the page is sound');
  };
  const from = (name: string): string => `heads.va.weights=run:${at(name)}`;

  beforeAll(async () => {
    small = smallWorkplace();
    await run('first', va);
  }, 60_000);
  afterAll(() => rmSync(small.folder, { recursive: true }));

  // With a rate near zero, a head keeps its first weights.
  it('a head starts from the head with its name, and the record shows that with the sha256', async () => {
    const record = await run('second', [...va, from('first'), 'training.optimizer={type: sgd, rate: 1e-30}']);
    for (const [name, { data }] of arrays('first')) {
      if (!name.includes('running')) expect(arrays('second').get(name)!.data, name).toEqual(data);
    }
    const hash = sha256(readFileSync(join(at('first'), 'weights.safetensors')));
    expect(record.environment['first weights of va']).toBe(`run:${at('first')}, sha256 ${hash}`);
  });

  it('a run that has started from another is evaluated without it, and is resumed only with the same', async () => {
    await run('third', [...va, from('first')]);
    renameSync(at('first'), at('elsewhere'));
    const scored = await evaluate({ run: at('third') }, 'validation', 'cpu', small.context, quietEvents());
    expect(scored.scores.P_VA!.value).not.toBeNull();
    expect(problem([...va, from('first')])).toMatchObject({ code: 'not-a-run', path: 'heads.va.weights' });
    renameSync(at('second'), at('first'));
    await expect(run('third', [...va, from('first')], true)).rejects.toThrow('first weights of va');
    renameSync(at('first'), at('second'));
    renameSync(at('elsewhere'), at('first'));
  });

  it('keeps the scale of standardized labels that the other run has learned', async () => {
    const space = 'labels={mood: {kind: continuous, names: [valence, arousal], standardize: true}}';
    const mean = (name: string) => arrays(name).get('va/labels.mean')!.data;
    const set = [
      ...va,
      space.replace('mood', 'valence-arousal'),
      'heads.va.activation=none',
      'stages.va.losses.va={type: mse}',
    ];
    await run('all', set);
    await run('few', set, false, 60);
    await run('started', [...set, from('all')], false, 60);
    expect(mean('few')).not.toEqual(mean('all'));
    expect(mean('started')).toEqual(mean('all'));
  });

  it('a backbone that the run did not train is not in it', () => {
    const backbone = { name: 'backbone', variables: [] } as unknown as PlanNode;
    expect(() => ofNode('run:runs/x', backbone, arrays('first'))).toThrow(
      'none of its stages trained the backbone',
    );
  });

  it.each([
    ['a folder that holds no run', 'nowhere', [], 'not-a-run', 'is not the folder of a run'],
    [
      'a head that the run does not have',
      'first',
      [
        'heads.extra={type: fc, input: backbone, units: 2, labels: valence-arousal}',
        'stages.va.train=[va, extra]',
        'stages.va.losses.extra={type: ccc}',
      ],
      'run-lacks-node',
      'It has weights of: "va"',
    ],
    [
      'a head of other shapes',
      'first',
      ['heads.va.hidden=[4]'],
      'run-weights-differ',
      'hidden.0.weight is missing there and [16,4] here',
    ],
  ])('refuses %s', (_what, name, more, code, words) => {
    const head = code === 'run-lacks-node' ? 'extra' : 'va';
    const found = problem([...va, ...more, `heads.${head}.weights=run:${at(name)}`]);
    expect(found).toMatchObject({ code, path: `heads.${head}.weights` });
    expect(found.message).toContain(words);
  });
});
