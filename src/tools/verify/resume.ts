import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEngine } from '../../engine/open.js';
import { reference } from '../../engine/shelf.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { folderTaken, trialTooShort } from '../../errors/train.js';
import { sha256OfFile } from '../../files/hash.js';
import { copyFolder } from '../../files/staged.js';
import { openModel } from '../../run/model/model.js';
import { rewriteCheckpoints } from '../../run/record/checkpoints.js';
import { FILES } from '../../run/record/files.js';
import type { Surroundings } from '../../run/surroundings.js';
import { prefixed } from '../../train/checkpoint.js';
import type { NamedArray } from '../../weights/named-array.js';
import { decodeSafetensors } from '../../weights/safetensors/decode.js';
import { safetensorsParts } from '../../weights/safetensors/encode.js';
import { type Running, start, type Trial } from './trial.js';

/** The files that must be byte-identical at the end. */
const COMPARED = ['weights', 'predictions', 'metrics'] as const;

/** One run of the trial, compared with the uninterrupted one. */
export interface ResumeRow {
  readonly run: 'uninterrupted' | 'resumed' | 'cold';
  /** Its position when it was killed: `stage ex, after 1 epoch`. */
  readonly killed: string | null;
  /** sha256 of its files. */
  readonly sha256: { readonly [file in (typeof COMPARED)[number]]: string };
  readonly same: { readonly [file in (typeof COMPARED)[number]]: boolean };
}

export interface ResumeCheck {
  readonly rows: readonly ResumeRow[];
  /** True if every resumed run ended with the same files as the uninterrupted one, and the cold one did not. */
  readonly passed: boolean;
}

/**
 * Runs the trial's page once without interruption, then `kills` times, each killed with SIGKILL at a later point and
 * resumed. Finally resumes one run cold: at the same step, but with initial weights and an empty optimizer state.
 * Throws a ZooError if a run fails, or ends before it can be killed.
 */
export async function verifyResume(
  trial: Trial,
  { kills, engine }: { readonly kills: number; readonly engine: string },
  context: Surroundings,
): Promise<ResumeCheck> {
  const { events } = trial;
  events.start('trial runs', kills + 2, 'runs');
  const whole = start(trial, 'uninterrupted', { engine });
  const duration = await trainingTime(whole, trial);
  const reference = hashesOf(whole.folder);
  const rowOf = (run: ResumeRow['run'], killed: string | null, folder: string): ResumeRow => {
    const sha256 = hashesOf(folder);
    const same = Object.fromEntries(COMPARED.map((file) => [file, sha256[file] === reference[file]]));
    events.advance(1);
    return { run, killed, sha256, same: same as ResumeRow['same'] };
  };
  const rows = [rowOf('uninterrupted', null, whole.folder)];
  const cold = join(trial.folder, 'cold');
  for (let i = 1; i <= kills; i++) {
    const after = (i / (kills + 1)) * duration;
    const { folder } = await killedAt(trial, `killed-${i}`, engine, after, i === kills);
    const where = whereIs(folder, trial);
    if (i === kills && !copyFolder(folder, cold)) throw new ZooError(folderTaken(cold));
    await start(trial, basename(folder), { resume: true }).ended();
    rows.push(rowOf('resumed', where, folder));
  }
  await forget(trial, cold, context);
  await start(trial, 'cold', { resume: true }).ended();
  rows.push(rowOf('cold', rows.at(-1)!.killed, cold));
  events.done();
  const passed = rows.every(({ run, same }) =>
    run === 'cold' ? !same.weights : COMPARED.every((file) => same[file]),
  );
  return { rows, passed };
}

/** Runs to the end; returns the milliseconds from the start of its first stage to the end of its last one. */
async function trainingTime(run: Running, trial: Trial): Promise<number> {
  await training(run);
  const began = performance.now();
  while (run.alive() && !savedIn(run.folder).includes(lastOf(trial))) await sleep(5);
  const duration = performance.now() - began;
  await run.ended();
  return duration;
}

/** The file that a run saves when its last stage ends. */
const lastOf = ({ open }: Trial): string => `${open.plan.stages.at(-1)!.name}.safetensors`;

/** Waits for the first stage to start, or for an early end. */
async function training({ folder, alive }: Running): Promise<void> {
  while (alive() && !existsSync(join(folder, FILES.checkpoints))) await sleep(5);
}

/**
 * Starts a run and kills it this long after its first stage began (and, with `saved`, once it has saved something);
 * earlier if it has finished by then, because the first run was slower.
 */
async function killedAt(
  trial: Trial,
  name: string,
  engine: string,
  after: number,
  saved: boolean,
): Promise<Running> {
  for (const attempt of [1, 2, 3]) {
    const run = start(trial, attempt === 1 ? name : `${name}-again-${attempt}`, { engine });
    await training(run);
    await sleep(after / attempt);
    while (saved && run.alive() && savedIn(run.folder).length === 0) await sleep(5);
    run.kill();
    const isWhole = (await run.ended()) || savedIn(run.folder).includes(lastOf(trial));
    if (!isWhole) return run;
  }
  throw new ZooError(trialTooShort(), EXIT.failed);
}

/** The checkpoints that a run can resume from; the best weights alone are not enough. */
const savedIn = (folder: string): string[] =>
  readdirSync(join(folder, FILES.checkpoints)).filter((name) => /(?<!\.best)\.safetensors$/.test(name));

/** The stage of a killed run, and how much of it is saved. */
function whereIs(folder: string, { open }: Trial): string {
  const saved = savedIn(folder);
  const stage = open.plan.stages.find(({ name }) => !saved.includes(`${name}.safetensors`));
  if (!stage) return 'after the last stage';
  const epochs = saved
    .filter((name) => name.startsWith(`${stage.name}.step-`))
    .map((name) => Number(name.slice(stage.name.length + 6, stage.name.length + 12)));
  return `stage ${stage.name}, ${Math.max(0, ...epochs)} of ${stage.epochs} epochs saved`;
}

/** Resets a run's checkpoints: to the initial weights and an empty optimizer state. */
async function forget({ open, events }: Trial, folder: string, context: Surroundings): Promise<void> {
  const { plan, page } = open;
  const model = await openModel(plan, await openEngine(reference), page.seed, context, events);
  const trained = new Set(plan.stages.flatMap((stage) => stage.train));
  const fresh = new Map<string, NamedArray>();
  for (const node of trained) {
    for (const [name, array] of prefixed(node, await model.graph.save(node))) fresh.set(name, array);
  }
  const codec = { encode: safetensorsParts, decode: decodeSafetensors };
  rewriteCheckpoints(join(folder, FILES.checkpoints), codec, (arrays) => {
    const empty = ({ shape, data }: NamedArray): NamedArray => ({
      shape,
      data: new Float32Array(data.length),
    });
    return new Map([...arrays].map(([name, array]) => [name, fresh.get(name) ?? empty(array)]));
  });
  model.close();
}

function hashesOf(folder: string): ResumeRow['sha256'] {
  const hashes = COMPARED.map((name) => [name, sha256OfFile(join(folder, FILES[name]))]);
  return Object.fromEntries(hashes) as ResumeRow['sha256'];
}
