import type { Exportable, ExportFiles, Runtime } from '../../export/format.js';
import { inputName } from '../../export/input-name.js';
import type { Score, Tf } from '../../part.js';
import { leaveOut, readData } from '../../run/data/read.js';
import { viewOf } from '../../run/data/splits.js';
import { openAlign } from '../../run/model/align.js';
import { imagesFeed, sightOf, unreadable } from '../../run/model/backbone.js';
import { scoresOf } from '../../run/record/answers.js';
import type { RunEvents } from '../../run/surroundings.js';
import type { Answers } from '../../train/answers.js';
import { batches, type Feed, rowDraw } from '../../train/feed.js';
import type { OpenRun } from './model.js';

/** Rows that an export is given at a time. */
const BATCH = 32;

/** The scores of an export on the validation rows, by metric: of those metrics whose heads are exported. */
export async function exportScores(
  run: OpenRun,
  model: Exportable,
  files: ExportFiles,
  runtime: Runtime,
  events: RunEvents,
): Promise<{ readonly [metric: string]: Score }> {
  const { plan } = run.model;
  const { context } = run;
  const table = await readData(plan, context, events);
  const split = viewOf(table.rows, 'validation', 'evaluate', plan, 0);
  const feed = await feedOf(run, split, events);
  const outputs = model.trace.outputs.map(({ name }) => name);
  const known = (name: string): boolean => {
    const { node, of } = plan.metrics.find((metric) => metric.name === name)!;
    return node === undefined ? of.every(known) : outputs.includes(node);
  };
  const metrics = plan.metrics.filter(({ name }) => known(name));
  const answers = await answersOf(run.model.engine.tf, model, files, runtime, feed, split.data.rows);
  const scored = { ...run.model, plan: { ...plan, metrics } };
  return scoresOf(scored, split, answers, context.registry).scores;
}

/** The rows as the network sees them: images, or the user's vectors. */
async function feedOf(
  { model, backbone, context, input }: OpenRun,
  split: ReturnType<typeof viewOf>,
  events: RunEvents,
): Promise<Feed> {
  const { plan, engine } = model;
  if (backbone.vectors) {
    const { read, width } = backbone.vectors;
    const vectors = await read(split.view.rows.map(({ key }) => key));
    return {
      name: input.name,
      shape: [width],
      read: async (rows) => vectors.slice(rows[0]! * width, (rows.at(-1)! + 1) * width),
    };
  }
  const sight = sightOf(backbone, await openAlign(plan, context, engine.tf, true));
  leaveOut(split, await unreadable(sight, split.view, events), plan, events);
  return imagesFeed(model.backbones[0]!.node.name, sight, split.view);
}

async function answersOf(
  tf: Tf,
  model: Exportable,
  files: ExportFiles,
  runtime: Runtime,
  feed: Feed,
  rows: number,
): Promise<Answers> {
  const opened = await runtime.open(files, tf);
  if (typeof opened === 'string') return {};
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  const made = new Map<string, Float32Array[]>();
  for await (const { rows: some, feeds } of batches(rowDraw(order, BATCH), [feed], 0)) {
    const [{ data }] = feeds as [(typeof feeds)[number]];
    const found = await opened.run({ [inputName(model)]: { shape: [some.length, ...feed.shape], data } });
    for (const [name, values] of Object.entries(found)) made.set(name, [...(made.get(name) ?? []), values]);
  }
  opened.close();
  const joined = (parts: readonly Float32Array[]): Float32Array =>
    Float32Array.from(parts.flatMap((part) => [...part]));
  return Object.fromEntries([...made].map(([name, parts]) => [name, joined(parts)]));
}
