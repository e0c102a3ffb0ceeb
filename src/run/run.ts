import { problemsOf } from '../cost/warnings.js';
import type { Engine, EngineName } from '../engine/engine.js';
import { openEngine } from '../engine/open.js';
import { ZooError } from '../errors/problem.js';
import type { Table } from '../part.js';
import type { PlanStage } from '../plan/plan.js';
import type { RunRecord, StageRecord } from '../report/record.js';
import { resolvedPage } from '../spec/resolved.js';
import { measureLabels } from '../train/label-scale.js';
import { trainStage } from '../train/stage.js';
import { decodeSafetensors } from '../weights/safetensors/decode.js';
import { safetensorsParts } from '../weights/safetensors/encode.js';
import { clock } from './clock.js';
import { fewRows, leaveOut, readData } from './data/read.js';
import { rowCountsOf } from './data/row-counts.js';
import { type SplitView, viewOf } from './data/splits.js';
import { type Model, openModel } from './model/model.js';
import { loadStarts } from './model/run-weights.js';
import type { OpenPage } from './page/open.js';
import { placed } from './page/placed.js';
import { errorMetrics } from './record/answers.js';
import { readBlended } from './record/blended.js';
import { openCheckpoints } from './record/checkpoints.js';
import { conclude, metricsLine } from './record/conclude.js';
import { environmentOf } from './record/environment.js';
import { openRunFolder, type RunFolder } from './record/folder.js';
import { type AcceptedChanges, takeInputs } from './record/inputs.js';
import { recordInputs } from './record/resume-inputs.js';
import { runEnvironment } from './record/saved.js';
import { stageProgress } from './record/stage-progress.js';
import { startTrackers, type Trackers, trackedRun } from './record/trackers.js';
import { openUnreadable, type Unreadable } from './record/unreadable.js';
import { engineSettings, interruptible, type RunEvents, type Surroundings } from './surroundings.js';

/** The input of one run. The seed is the page's. */
export interface RunRequest {
  readonly open: OpenPage;
  /** Absent: the engine of the resumed run, else the best one that works here. */
  readonly engine?: 'auto' | EngineName | undefined;
  readonly folder: string;
  readonly resume: boolean;
  /** Resume even if the inputs have changed. */
  readonly acceptChanges?: boolean | undefined;
  /** Start in a folder that is not empty: removes another run, keeps other files. */
  readonly force?: boolean | undefined;
  /** Use only this many rows of each split, to try out the page. */
  readonly rows?: number | undefined;
  /**
   * Whether reports of the run show images; absent: as before for a resumed run, otherwise decided by the terms of
   * the data.
   */
  readonly images?: boolean | undefined;
}

/** The state of a run once its data, engine and model are open. */
export interface Workplace {
  readonly open: OpenPage;
  readonly model: Model;
  readonly train: SplitView;
  readonly validation: SplitView;
  /** Whether these are all rows of the data set, not a subset for a trial. */
  readonly whole: boolean;
  readonly folder: RunFolder;
  readonly unreadable: Unreadable;
  readonly environment: RunRecord['environment'];
  readonly images: boolean | undefined;
  readonly started: Date;
  readonly trackers: Trackers;
  readonly context: Surroundings;
  readonly events: RunEvents;
}

/**
 * Trains and evaluates a planned page: data, engine, model, stages in order, scores, report. Writes everything to the
 * run's folder. Throws `Interrupted` if the user stops it; the same call with `resume` then continues.
 */
export const runPage = (...how: Parameters<typeof carryOut>): Promise<RunRecord> =>
  carryOut(...how).catch(placed(how[0].open));

async function carryOut(request: RunRequest, context: Surroundings, events: RunEvents): Promise<RunRecord> {
  const open = request.rows === undefined ? request.open : onFewRows(request.open, request.rows);
  const { plan, page } = open;
  const { registry, version } = context;
  const started = context.now();
  const before = interruptible(events); // everything except training, which saves its position first
  const folder = openRunFolder(request.folder, request.resume, request.force);
  try {
    noteMoved(folder, events);
    const { asked, wanted } = begin(folder, request, open);
    const engine = await openEngine(wanted.engine, wanted.provider, engineSettings(context)); // first: if it is missing, nothing is drawn
    const table = fewRows(await readData(plan, context, before), request.rows);
    events.note(engineLine(engine));
    if (engine.slow) events.note(engine.slow);
    checkRows(open, table, registry);
    const model = await openModel(plan, engine, page.seed, context, before);
    try {
      const starts = await loadStarts(model, context, before);
      const accepted = await takeInputs({ page, version, model, starts, context }, table, events).then(
        (inputs) => recordInputs(folder, inputs, { ...request, at: started }, events), // and not kept: they have all rows
      );
      const environment = environmentOf(model, starts, open, context);
      folder.write('environment', `${JSON.stringify({ ...environment, ...asked }, null, 2)}\n`);
      const train = viewOf(table.rows, 'train', 'train', plan, page.seed);
      const validation = viewOf(table.rows, 'validation', 'evaluate', plan, page.seed);
      readBlended(plan, validation.view.rows, context); // refuse now rather than after training
      measureLabels(engine.tf, model.graph, plan.nodes, train.data.labels);
      const tracked = trackedRun(request, folder, started);
      const trackers = await startTrackers(plan, tracked, registry, events, folder.check);
      const place = {
        open: withNotes(open, table, accepted),
        model,
        train,
        validation,
        whole: request.rows === undefined,
        folder,
        unreadable: openUnreadable(folder, request.resume),
        environment,
        images: asked.images,
        started,
        trackers,
        context,
        events,
      };
      return await trackers.during(async () => {
        const stages: StageRecord[] = [];
        for (const stage of plan.stages) stages.push(await runStage(place, stage));
        const record = await conclude(place, stages);
        await trackers.scores(record.scores);
        return record;
      });
    } finally {
      model.close();
    }
  } finally {
    folder.release();
  }
}

function noteMoved(folder: RunFolder, events: RunEvents): void {
  for (const [file, now] of folder.aside) events.note(`${file} was in the way of the run; it is now ${now}`);
}

/** The settings of a run, saved in its folder at the start so that it resumes in the same way. */
function begin(folder: RunFolder, request: RunRequest, { page, profile }: OpenPage) {
  const images = request.images ?? (request.resume ? runEnvironment(request.folder).images : undefined);
  const asked = { profile, rows: request.rows, images };
  const wanted = wantedEngine(request);
  if (!request.resume) {
    folder.write('environment', `${JSON.stringify({ engine: wanted.engine, ...asked }, null, 2)}\n`);
    folder.write('page', resolvedPage(page));
  }
  return { asked, wanted };
}

/** One line about the engine; the record and the report contain the reason for the choice. */
const engineLine = ({ name, provider, device, faster }: Engine): string =>
  `engine ${name} (${provider}, ${device})${faster === undefined ? '' : `; faster: zoo engine install ${faster}`}`;

/** The engine to open. A resumed run keeps its engine and provider, unless the user sets others. */
function wantedEngine({ engine, resume, folder }: RunRequest): {
  readonly engine: 'auto' | EngineName;
  readonly provider?: string | undefined;
} {
  if (!resume) return { engine: engine ?? 'auto' };
  const before = runEnvironment(folder);
  const keeps = engine === undefined || engine === before.engine;
  return { engine: engine ?? before.engine ?? 'auto', provider: keeps ? before.provider : undefined };
}

/** Refuses what would otherwise fail after hours: a stage without rows to learn from or to select by. */
function checkRows({ plan, spec }: OpenPage, table: Table, registry: Surroundings['registry']): void {
  const place = (path: readonly (string | number)[]) => spec.place(path);
  const problems = problemsOf(plan, rowCountsOf(table, plan), registry, place);
  if (problems.length > 0) throw new ZooError(problems);
}

/** Notes for the record and the report: how rows were split, and accepted changes. */
const withNotes = (open: OpenPage, { division }: Table, accepted: readonly AcceptedChanges[]): OpenPage => ({
  ...open,
  notes: [
    ...open.notes,
    ...(division === undefined ? [] : [`Rows were split at random: ${division}.`]),
    ...accepted.flatMap(({ at, changes }) =>
      changes.map((change) => `Resumed at ${at} with a changed input: ${change}.`),
    ),
  ],
});

const onFewRows = (open: OpenPage, rows: number): OpenPage => ({
  ...open,
  notes: [...open.notes, `A trial: at most ${rows} rows of each split.`],
});

async function runStage(place: Workplace, stage: PlanStage): Promise<StageRecord> {
  const { open, model, train, validation, folder, unreadable, trackers, context, events } = place;
  const { plan, graph, engine } = model;
  const feedsOf = async (name: string, split: SplitView) => {
    const { feeds, failed } = await model.feeds(stage.active, split.view, stage.banked);
    const all = unreadable.and(name, split.view, failed);
    leaveOut(split, all, plan, events);
    unreadable.keep(); // not earlier: a run that is refused because of them can be resumed once they can be read
    return { ...split.data, feeds, ...(stage.windows && { tracks: split.view.sequences!.tracks(all) }) };
  };
  const data = {
    train: await feedsOf('train', train),
    validation: await feedsOf('validation', validation),
  };
  const codec = { encode: safetensorsParts, decode: decodeSafetensors };
  const progress = stageProgress(stage, errorMetrics(plan, context.registry));
  const record = await trainStage({
    plan,
    stage,
    registry: context.registry,
    tf: engine.tf,
    graph,
    seed: open.page.seed,
    ...data,
    checkpoints: openCheckpoints(folder.file('checkpoints'), stage.name, codec, { allowed: folder.check }),
    clock,
    stopping: () => events.stopping(),
    events: {
      start: (steps, done) => events.start(`stage ${stage.name}`, steps, 'steps', done),
      step: (means) => events.advance(1, progress.step(means)),
      epoch: (epoch) => {
        events.advance(0, progress.epoch(epoch));
        folder.append('metrics', metricsLine(stage.name, epoch));
        events.epoch?.(stage.name, epoch);
        return trackers.epoch({ stage: stage.name, ...epoch });
      },
      note: (text) => events.note(text),
    },
  });
  events.done();
  for (const note of engine.notes?.() ?? []) events.note(note);
  return record;
}
