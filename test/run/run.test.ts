import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/errors/train.js';
import type { RunRecord } from '../../src/report/record.js';
import { evaluate, openSource } from '../../src/run/evaluate.js';
import { readRun } from '../../src/run/record/saved.js';
import { runPage } from '../../src/run/run.js';
import { decodeSafetensors } from '../../src/weights/safetensors/decode.js';
import { quietEvents, type Small, smallWorkplace } from './small.js';

const bytes = (folder: string, file: string): Buffer => readFileSync(join(folder, file));
const arrays = (folder: string, file: string) => decodeSafetensors(bytes(folder, file), file).arrays;

describe("a run of the paper's three stages", () => {
  let small: Small;
  let record: RunRecord;
  let first: string;

  const run = (name: string, set: readonly string[] = [], events = quietEvents()): Promise<RunRecord> => {
    const request = {
      open: small.open(set),

      engine: 'wasm' as const,
      folder: join(small.folder, name),
      resume: false,
    };
    return runPage(request, small.context, events);
  };

  beforeAll(async () => {
    small = smallWorkplace();
    first = join(small.folder, 'first');
    record = await run('first');
  }, 120_000);

  it('learns every task better than a constant', () => {
    for (const metric of ['P_AU', 'P_EX', 'P_VA', 'P_MTL']) {
      expect(record.scores[metric]!.value, metric).toBeGreaterThan(record.constant[metric]!.value! + 0.05);
    }
  });

  it('saves everything about the run and its results', () => {
    const files = [
      'checkpoints',
      'environment.json',
      'inputs.json',
      'inspect.json',
      'metrics.jsonl',
      'page.yaml',
      'predictions.jsonl',
    ];
    const rest = ['report.html', 'run.json', 'weights.safetensors', 'zoo-folder.json'];
    expect(readdirSync(first).sort()).toEqual([...files, ...rest]);
    expect(bytes(first, 'metrics.jsonl').toString().trim().split('\n')).toHaveLength(12); // 3 stages x 4 epochs
    const { predictions, inspection } = readRun(first);
    expect(predictions).toHaveLength(120);
    // each of 12 nodes keeps its 4 nearest, and more if they tie
    const { mean } = inspection.au!.edges!;
    expect(mean.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(48 - 1e-4);
  });

  it('is the same, byte for byte, a second time', async () => {
    await run('second');
    for (const file of ['weights.safetensors', 'predictions.jsonl']) {
      expect(bytes(join(small.folder, 'second'), file).equals(bytes(first, file)), file).toBe(true);
    }
  }, 60_000);

  it('does not change the action-unit head while expression trains', () => {
    const trained = arrays(first, 'checkpoints/au.safetensors');
    const final = arrays(first, 'weights.safetensors');
    expect([...trained.keys()].filter((name) => name.endsWith('running_var'))).toHaveLength(2);
    for (const [name, { data }] of trained) expect(final.get(name)!.data, name).toEqual(data);
  });

  it.each([11, 28, 70])(
    'stopped after %i steps and resumed, ends with the same bytes',
    async (steps) => {
      const name = `stopped-${steps}`;
      await expect(run(name, [], quietEvents(steps))).rejects.toThrow(Interrupted);
      const folder = join(small.folder, name);
      const request = {
        open: await openSource({ run: folder }, small.context, quietEvents()),

        engine: 'wasm' as const,
        folder,
        resume: true,
      };
      const resumed = await runPage(request, small.context, quietEvents());
      expect(bytes(folder, 'weights.safetensors').equals(bytes(first, 'weights.safetensors'))).toBe(true);
      expect(bytes(folder, 'metrics.jsonl').equals(bytes(first, 'metrics.jsonl'))).toBe(true);
      expect(resumed.scores).toEqual(record.scores);
    },
    60_000,
  );

  it.each(['au outputs', 'predictions'])(
    'stops immediately if the user stops it while it computes %s',
    async (work) => {
      const [name, events] = [`stopped-in-${work.slice(0, 2)}`, quietEvents()];
      let [now, steps] = ['', 0];
      const asked = {
        ...events,
        start: (label: string) => {
          now = label;
        },
        advance: (n: number) => {
          if (now.startsWith('stage')) steps += n;
        },
        stopping: () => now === work,
      };
      const set = ['au', 'ex', 'va'].map((stage) => `stages.${stage}.epochs=1`);
      await expect(run(name, set, asked)).rejects.toThrow(Interrupted);
      expect([now, steps]).toEqual([work, work === 'predictions' ? 21 : 7]);
      expect(existsSync(join(small.folder, name, 'run.json'))).toBe(false);
    },
  );

  // Stage au has 7 steps per epoch, 4 epochs; so do the others.
  it.each([
    ['the newest checkpoint', 20, /au\.step/],
    ['the best weights so far', 20, /au\.best/],
    ['a finished stage', 40, /au\.safetensors/],
  ])(
    'resumes from the state saved before %s, if that is damaged, and says so',
    async (what, steps, which) => {
      const name = what.replaceAll(' ', '-');
      await expect(run(name, [], quietEvents(steps))).rejects.toThrow(Interrupted);
      const folder = join(small.folder, name);
      const places = readdirSync(join(folder, 'checkpoints')).sort();
      const damaged = join(folder, 'checkpoints', places.filter((one) => which.test(one)).at(-1)!);
      const flipped = readFileSync(damaged);
      flipped[flipped.length - 1]! ^= 1;
      writeFileSync(damaged, flipped);
      const events = quietEvents();
      const request = {
        open: await openSource({ run: folder }, small.context, quietEvents()),
        engine: 'wasm' as const,
        folder,
        resume: true,
      };
      await runPage(request, small.context, events);
      expect(events.notes.some((note) => note.startsWith(`${damaged} is damaged`))).toBe(true);
      expect(bytes(folder, 'weights.safetensors').equals(bytes(first, 'weights.safetensors'))).toBe(true);
    },
    60_000,
  );

  it('that is not finished cannot be evaluated', async () => {
    const folder = join(small.folder, 'unfinished');
    await expect(run('unfinished', [], quietEvents(3))).rejects.toThrow(Interrupted);
    const refused = evaluate({ run: folder }, 'validation', 'wasm', small.context, quietEvents());
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'not-finished' }] });
  });

  it("is compared with the paper's only on all of the paper's data, not on faces drawn in its layout", async () => {
    const set = ['reproduces={paper: nguyen-2022, table: 1, row: Baseline}', 'training.epochs=1'];
    const compared = async (name: string, rows?: number) => {
      const [open, folder] = [small.open(set), join(small.folder, name)];
      const request = { open, engine: 'wasm' as const, folder, resume: false, rows };
      return (await runPage(request, small.context, quietEvents())).comparable;
    };
    expect(await compared('beside')).toBe(true);
    expect(await compared('beside-few', 60)).toBe(false);
    writeFileSync(join(small.folder, 'data', 'faces.json'), '{}');
    expect(await compared('beside-drawn')).toBe(false);
    rmSync(join(small.folder, 'data', 'faces.json'));
  }, 60_000);

  it('refuses to select by labels that no validation row has, before it trains', async () => {
    const file = join(small.folder, 'data', 'validation_set_annotations.txt');
    const before = readFileSync(file, 'utf8');
    const lines = before.split('\n').map((line) => line.replace(/^((?:[^,]*,){3})\d+,/, '$1-1,'));
    writeFileSync(file, lines.join('\n'));
    try {
      await expect(run('unscored')).rejects.toMatchObject({
        problems: [{ code: 'no-validation-rows', path: 'stages.ex.select' }],
      });
      expect(existsSync(join(small.folder, 'unscored', 'checkpoints'))).toBe(false);
    } finally {
      writeFileSync(file, before);
    }
  });

  it('refuses a path that cannot be a folder', async () => {
    for (const name of ['small.yaml', 'small.yaml/run'])
      await expect(run(name)).rejects.toThrow(/a file is in its way.*\[folder-unwritable\]/);
  });

  it('refuses a folder that has a run', async () => {
    await expect(run('first')).rejects.toMatchObject({ problems: [{ code: 'folder-taken' }] });
  });

  it('refuses a folder that another process is writing into', async () => {
    await run('busy', ['training.epochs=1']);
    writeFileSync(join(small.folder, 'busy', 'run.lock'), String(process.ppid));
    const folder = join(small.folder, 'busy');
    const request = { open: small.open(), engine: 'wasm' as const, folder, resume: true };
    await expect(runPage(request, small.context, quietEvents())).rejects.toMatchObject({
      problems: [{ code: 'folder-busy' }],
    });
  }, 60_000);

  it('leaves no tensor from one step to the next', async () => {
    const counts: number[] = [];
    const events = quietEvents();
    const advance = (n: number): void => {
      counts.push(memory().numTensors);
      events.advance(n);
    };
    await run('leaks', ['training.epochs=1'], { ...events, advance });
    // between the steps of one stage nothing may be left behind
    const au = counts.slice(1, 7);
    expect(au.length).toBe(6);
    expect(new Set(au).size, au.join()).toBe(1);
  }, 60_000);

  it('reports a loss of NaN', async () => {
    await expect(run('diverged', ['training.optimizer={type: sgd, rate: 1e30}'])).rejects.toMatchObject({
      problems: [{ code: 'diverged' }],
      exitCode: 1,
    });
  });

  it('recomputes frozen outputs when the bank is damaged, with the same results', async () => {
    const bank = join(small.context.cache, 'bank');
    const files = readdirSync(bank).filter((name) => name.endsWith('.bank'));
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) writeFileSync(join(bank, name), 'damaged');
    await run('after-damage');
    expect(
      bytes(join(small.folder, 'after-damage'), 'weights.safetensors').equals(
        bytes(first, 'weights.safetensors'),
      ),
    ).toBe(true);
  }, 60_000);

  it('can be evaluated again to the same scores', async () => {
    const again = await evaluate({ run: first }, 'validation', 'wasm', small.context, quietEvents());
    expect(again.scores).toEqual(record.scores);
  });

  it('reports a damaged record, with which the weights cannot be compared', async () => {
    const [copy, events] = [join(small.folder, 'no-record'), quietEvents()];
    cpSync(first, copy, { recursive: true });
    for (const text of ['{}', '', '[1]', 'xx']) {
      writeFileSync(join(copy, 'run.json'), text);
      events.notes.length = 0;
      await evaluate({ run: copy }, 'validation', 'wasm', small.context, events);
      expect(events.notes.join('\n')).toContain('run.json is missing or damaged');
    }
  }, 60_000);

  it('reports weights that are not those that the run saved', async () => {
    const [copy, events] = [join(small.folder, 'changed'), quietEvents()];
    cpSync(first, copy, { recursive: true });
    const score = () => evaluate({ run: copy }, 'validation', 'wasm', small.context, events);
    await score();
    expect(events.notes.filter((note) => note.includes('sha256'))).toEqual([]);
    const file = join(copy, 'weights.safetensors');
    const changed = readFileSync(file);
    changed[changed.length - 2]! ^= 1;
    writeFileSync(file, changed);
    await score();
    const saved = record.weights.sha256.slice(0, 12);
    expect(events.notes.find((note) => note.includes('sha256'))).toContain(
      `${file} is not what the run was scored with: run.json has sha256 ${saved}…`,
    );
  });

  it('cannot be evaluated on a split without rows', async () => {
    const scored = evaluate({ run: first }, 'test', 'wasm', small.context, quietEvents());
    await expect(scored).rejects.toThrow(
      'the data set has no test rows to score. It has 300 train and 120 validation rows: choose one of these with --split.',
    );
  });

  // At so small a rate no score of ex moves, so that all four epochs are equally good.
  it.each([
    ['first', 1, []],
    ['first, said', 1, ['stages.ex.selectTies=first']],
    ['last', 4, ['stages.ex.selectTies=last']],
  ])(
    'of equally good epochs keeps the %s',
    async (name, epoch, set) => {
      const still = ['~stages.au', '~stages.va', '~metrics.P_MTL', '~metrics.P_VA', '~heads.va'];
      const rate = 'training.optimizer={type: sgd, rate: 1e-30}';
      const { stages } = await run(`ties-${name}`, [...still, rate, ...set]);
      expect(new Set(stages[0]!.epochs.map(({ scores }) => scores.P_EX)).size).toBe(1);
      expect(stages.map(({ best }) => best.epoch)).toEqual([epoch]);
    },
    60_000,
  );

  // At so small a rate no score of ex moves: the first epoch stays the best.
  it('ends a stage early once its patience is over, and does so again when it is resumed', async () => {
    const set = [
      '~stages.au',
      '~stages.va',
      '~metrics.P_MTL',
      '~metrics.P_VA',
      '~heads.va',
      'training.optimizer={type: sgd, rate: 1e-30}',
      'stages.ex.patience=2',
    ];
    const events = quietEvents();
    const { stages } = await run('patience', set, events);
    expect(stages.map(({ best, epochs }) => [best.epoch, epochs.length])).toEqual([[1, 3]]); // of four
    expect(events.notes).toContain('stage ex ends after epoch 3: P_EX was best at epoch 1');
    const folder = join(small.folder, 'patience-stopped');
    const request = { open: small.open(set), engine: 'wasm' as const, folder, resume: false };
    const { steps } = stages[0]!;
    const stopped = runPage(request, small.context, quietEvents(Math.round(0.9 * steps)));
    await expect(stopped).rejects.toThrow(Interrupted);
    const resumed = await runPage({ ...request, resume: true }, small.context, quietEvents());
    expect(resumed.stages[0]!.epochs).toHaveLength(3);
    const weights = 'weights.safetensors';
    expect(bytes(folder, weights).equals(bytes(join(small.folder, 'patience'), weights))).toBe(true);
  }, 60_000);

  it('trains all tasks in one stage, rows without a label masked', async () => {
    const joint = `stages={joint: {train: [au, emotion, ex, va], losses: {au: {type: weighted-asymmetric}, ex: {type: weighted-cross-entropy, weight: 0.5}, va: {type: ccc}}, select: P_MTL, epochs: 3}}`;
    const { scores, constant, stages } = await run('joint', [
      '~stages.au',
      '~stages.ex',
      '~stages.va',
      joint,
    ]);
    expect(stages.map(({ name, rows }) => [name, rows])).toEqual([['joint', 300]]);
    expect(scores.P_MTL!.value).toBeGreaterThan(constant.P_MTL!.value! + 0.1);
  }, 60_000);
});
