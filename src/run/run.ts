import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { EngineName } from '../engine/engine.js';
import { openEngine } from '../engine/open.js';
import type { RunRecord, StageRecord } from '../report/record.js';
import { renderReport } from '../report/render.js';
import { pageHash, resolvedPage } from '../spec/resolved.js';
import { openCheckpoints, prefixed } from '../train/checkpoint.js';
import { constantAnswers, score } from '../train/scores.js';
import { trainStage } from '../train/stage.js';
import { decodeSafetensors } from '../weights/decode.js';
import { encodeSafetensors } from '../weights/encode.js';
import { paperScores, readPapers } from '../zoo/papers.js';
import { readData, tolerated } from './data.js';
import { answerSplit, predictionsOf } from './finish.js';
import { openRunFolder, type RunFolder } from './folder.js';
import { type Model, openModel } from './model.js';
import type { OpenPage } from './open-page.js';
import { countsOf, type SplitView, viewOf, withoutFailed } from './splits.js';
import type { RunEvents, Surroundings } from './surroundings.js';

/** What one run is made of. */
export interface RunRequest {
  readonly open: OpenPage;
  readonly seed: number;
  readonly engine: 'auto' | EngineName;
  readonly folder: string;
  readonly resume: boolean;
}

interface Workplace {
  readonly request: RunRequest;
  readonly model: Model;
  readonly train: SplitView;
  readonly validation: SplitView;
  readonly folder: RunFolder;
  readonly around: Surroundings;
  readonly events: RunEvents;
}

/**
 * Trains and evaluates a planned page: data, engine, model, stages in order, scores, report. Everything is left in the
 * run's folder. Throws `Interrupted` where the user stopped it; the same call with `resume` then goes on.
 */
export async function runPage(
  request: RunRequest,
  around: Surroundings,
  events: RunEvents,
): Promise<RunRecord> {
  const { open, seed } = request;
  const { plan } = open;
  const started = around.now();
  const folder = openRunFolder(request.folder, request.resume);
  try {
    folder.write('page', resolvedPage(open.page));
    const table = await readData(plan, around, events);
    const engine = await openEngine(request.engine);
    events.note(`engine ${engine.name} (${engine.version}, ${engine.device}): ${engine.why}`);
    folder.write(
      'environment',
      `${JSON.stringify({ ...environment(engine.name, around), profile: open.profile }, null, 2)}\n`,
    );
    const model = await openModel(plan, engine, seed, around, events);
    const train = viewOf(table, 'train', 'train', plan, seed);
    const validation = viewOf(table, 'validation', 'evaluate', plan, seed);
    const place = { request, model, train, validation, folder, around, events };
    const stages: StageRecord[] = [];
    for (const stage of plan.stages) stages.push(await runStage(place, stage));
    return await conclude(place, stages, started);
  } finally {
    folder.release();
  }
}

async function runStage(place: Workplace, stage: Model['plan']['stages'][number]): Promise<StageRecord> {
  const { request, model, train, validation, folder, around, events } = place;
  const { plan, graph, engine } = model;
  const feedsOf = async (split: SplitView) => {
    const { feeds, failed } = await model.feeds(stage.active, split.view);
    if (failed.length > 0) withoutFailed(split, failed, tolerated(plan));
    return { ...split.data, feeds };
  };
  const data = { train: await feedsOf(train), validation: await feedsOf(validation) };
  const codec = { encode: encodeSafetensors, decode: decodeSafetensors };
  const record = await trainStage({
    plan,
    stage,
    registry: around.registry,
    tf: engine.tf,
    graph,
    seed: request.seed,
    ...data,
    checkpoints: openCheckpoints(folder.file('checkpoints'), stage.name, codec),
    stopping: () => events.stopping(),
    events: {
      start: (name, steps, done) => {
        events.start(`stage ${name}`, steps, 'steps');
        if (done > 0) events.advance(done);
      },
      step: (loss) => events.advance(1, `loss ${loss.toFixed(4)}`),
      note: (text) => events.note(text),
    },
  });
  events.done();
  return record;
}

async function conclude(place: Workplace, stages: readonly StageRecord[], started: Date): Promise<RunRecord> {
  const { request, model, train, validation, folder, around, events } = place;
  const { plan, graph, engine } = model;
  const { answers, inspection } = await answerSplit(model, validation, events);
  const scoring = {
    metrics: plan.metrics,
    nodes: plan.nodes,
    registry: around.registry,
    labels: validation.data.labels,
  };
  const names = plan.metrics.map((metric) => metric.name);
  const constant = constantAnswers(validation.data.rows, plan.nodes, plan.labels, validation.data.labels);
  const owned = plan.nodes.filter((node) => node.shelf === 'heads' || model.trainsBackbone);
  const weights = encodeSafetensors(
    new Map(owned.flatMap((node) => prefixed(node.name, graph.save(node.name)))),
  );
  folder.write('weights', weights);
  const { page } = request.open;
  const papers = readPapers(around.zoo);
  const paper = page.reproduces && paperScores(papers, page.reproduces);
  const comparable = isComparable(plan, page.reproduces && papers[page.reproduces.paper]?.data);
  const record: RunRecord = {
    name: plan.name,
    title: page.title ?? plan.name,
    profile: request.open.profile,
    page: pageHash(page),
    seed: request.seed,
    zoo: around.version,
    engine: { name: engine.name, version: engine.version, device: engine.device, why: engine.why },
    environment: environment(engine.name, around),
    started: started.toISOString(),
    seconds: (around.now().getTime() - started.getTime()) / 1000,
    ...(page.reproduces && { reproduces: page.reproduces }),
    comparable,
    ...(paper && { paper }),
    labels: plan.labels,
    answers: Object.fromEntries(
      plan.nodes.flatMap(({ name, answer }) => (answer ? [[name, answer.labels]] : [])),
    ),
    data: { train: countsOf(train, plan.labels), validation: countsOf(validation, plan.labels) },
    stages,
    scores: score(names, answers, scoring),
    metricLabels: metricLabels(plan),
    constant: score(names, constant, scoring),
    weights: { file: 'weights.safetensors', sha256: createHash('sha256').update(weights).digest('hex') },
    notes: request.open.notes,
  };
  const predictions = predictionsOf(model, validation, answers);
  folder.write(
    'metrics',
    stages.flatMap((s) => s.epochs.map((e) => `${JSON.stringify({ stage: s.name, ...e })}\n`)).join(''),
  );
  folder.write('predictions', predictions.map((line) => `${JSON.stringify(line)}\n`).join(''));
  folder.write('inspection', `${JSON.stringify(inspection)}\n`);
  folder.write('record', `${JSON.stringify(record, null, 2)}\n`);
  folder.write('report', renderReport({ record, predictions, inspection, image: dataUri }));
  return record;
}

/** Only on the paper's own data, and not on faces drawn in its layout, do numbers stand beside the paper's. */
const isComparable = ({ data }: Model['plan'], paperData: string | undefined): boolean =>
  data.type === paperData && data.synthetic === undefined;

function metricLabels({ metrics, nodes }: Model['plan']): { [metric: string]: string } {
  const labels = metrics.map(
    ({ name, node }) => [name, nodes.find((one) => one.name === node)?.answer?.labels] as const,
  );
  return Object.fromEntries(labels.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function environment(engine: string, { version }: Surroundings): RunRecord['environment'] {
  const [cpu] = cpus();
  return {
    zoo: version,
    engine,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
  };
}

function dataUri(path: string): string | null {
  try {
    const type = /\.png$/i.test(path) ? 'png' : 'jpeg';
    return `data:image/${type};base64,${readFileSync(path).toString('base64')}`;
  } catch {
    return null; // the wall of faces shows an empty frame where an image has gone since
  }
}
