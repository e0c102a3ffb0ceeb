import type { Exportable, ExportFiles, Fed, Runtime } from '../../export/format.js';
import { rowMeans } from '../../graph/windows.js';
import type { Score } from '../../part.js';
import { leaveOut, readData } from '../../run/data/read.js';
import { type SplitView, viewOf } from '../../run/data/splits.js';
import { openAlign } from '../../run/model/align.js';
import { imagesFeed, sightOf, unreadable } from '../../run/model/backbone.js';
import { scoresOf } from '../../run/record/answers.js';
import type { RunEvents } from '../../run/surroundings.js';
import type { Answers } from '../../train/answers.js';
import { batches, type Draw, type Feed, rowDraw } from '../../train/feed.js';
import { evaluationWindows, everyWindow } from '../../train/windows.js';
import type { OpenRun } from './model.js';
import type { Selection } from './selection.js';

/** Rows per call of an export. */
const BATCH = 32;

/** An export in memory, and its runtime. */
interface Running {
  readonly model: Exportable;
  readonly files: ExportFiles;
  readonly runtime: Runtime;
}

/** The scores of an export on the validation rows, by metric, for metrics whose heads are exported. */
export async function exportScores(
  run: OpenRun,
  selection: Selection,
  running: Running,
  events: RunEvents,
): Promise<{ readonly [metric: string]: Score }> {
  const { plan } = run.model;
  const { context } = run;
  const table = await readData(plan, context, events);
  const split = viewOf(table.rows, 'validation', 'evaluate', plan, 0);
  const { feeds, draw } = await inputsOf(run, selection, split, events);
  const known = (name: string): boolean => {
    const { node, of } = plan.metrics.find((metric) => metric.name === name)!;
    return node === undefined ? of.every(known) : selection.outputs.includes(node);
  };
  const metrics = plan.metrics.filter(({ name }) => known(name));
  const answers = await answersOf(run, selection, running, feeds, draw, split.data.rows);
  const scored = { ...run.model, plan: { ...plan, metrics } };
  return scoresOf(scored, split, answers, context.registry).scores;
}

/** The rows in the form that the export accepts: a feed for each input, and how they are drawn. */
async function inputsOf(
  { model, context }: OpenRun,
  { inputs, windows }: Selection,
  split: SplitView,
  events: RunEvents,
): Promise<{ readonly feeds: readonly Feed[]; readonly draw: Draw }> {
  const { plan, engine } = model;
  const { view, data } = split;
  const feeds: Feed[] = [];
  const failed: { readonly row: number; readonly why: string }[] = [];
  for (const { of, readers } of inputs) {
    const [{ node, part }] = readers as [(typeof readers)[number]];
    if (of === 'image') {
      const sight = sightOf(part, await openAlign(plan, context, engine.tf, true));
      failed.push(...(await unreadable(sight, view, events)));
      feeds.push(imagesFeed(node.name, sight, view));
    } else feeds.push(...(await model.feeds([], view, [node.name])).feeds);
  }
  leaveOut(split, failed, plan, events);
  const order = Int32Array.from({ length: data.rows }, (_, i) => i);
  const draw = windows
    ? everyWindow(evaluationWindows(view.sequences!.tracks(failed), windows), BATCH)
    : rowDraw(order, BATCH);
  return { feeds, draw };
}

async function answersOf(
  { model }: OpenRun,
  { inputs, windows, outputs }: Selection,
  { files, runtime }: Running,
  feeds: readonly Feed[],
  draw: Draw,
  rows: number,
): Promise<Answers> {
  const opened = await runtime.open(files, model.engine.tf);
  if (typeof opened === 'string') return {};
  const widths = model.plan.nodes.map(({ name, answer }) => [name, answer?.width ?? 0] as const);
  const out = new Map(widths.map(([name, width]) => [name, rowMeans(rows, width)]));
  for await (const { rows: some, windows: cut, feeds: fed } of batches(draw, feeds, 0)) {
    const lead = cut ? [some.length / cut.length, cut.length] : [some.length];
    const given = fed.map(({ shape, data }, i): [string, Fed] => [
      inputs[i]!.name,
      { shape: [...lead, ...shape], data },
    ]);
    const frames = cut?.frames ?? new Float32Array(some.length).fill(1);
    if (windows) given.push([windows.frames, { shape: lead, data: frames }]);
    const found = await opened.run(Object.fromEntries(given));
    for (const name of outputs) out.get(name)!.add(found[name]!, some);
  }
  opened.close();
  return Object.fromEntries(outputs.map((name) => [name, out.get(name)!.means()]));
}
