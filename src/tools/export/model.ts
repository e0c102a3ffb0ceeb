import { join } from 'node:path';
import {
  type About,
  attentionAbout,
  type InputAbout,
  outputsAbout,
  preprocessingOf,
  runAbout,
  stepsAbout,
  termsOf,
  type WindowsAbout,
} from '../../export/about.js';
import type { Exportable, ExportFormat } from '../../export/format.js';
import { readRegular } from '../../files/read-regular.js';
import { withoutRuns } from '../../plan/blends.js';
import type { Plan, PlanNode } from '../../plan/plan.js';
import type { RunRecord } from '../../report/record.js';
import { openTrained } from '../../run/evaluate.js';
import type { Model } from '../../run/model/model.js';
import { FILES } from '../../run/record/files.js';
import { readRunRecord } from '../../run/record/saved.js';
import type { RunEvents, Surroundings } from '../../run/surroundings.js';
import { traceModel } from '../../trace/record.js';
import type { Trace } from '../../trace/trace.js';
import { prefixed } from '../../train/checkpoint.js';
import type { NamedArrays } from '../../weights/named-array.js';
import { computedModels, splicedOf, tracedInputs } from './backbones.js';
import type { SelectedInput, Selection } from './selection.js';

/** A finished run, opened for export. */
export interface OpenRun {
  readonly folder: string;
  readonly record: RunRecord;
  readonly model: Model;
  readonly context: Surroundings;
  close(): void;
}

/** Opens a finished run on an engine, for one or several exports. */
export async function openRun(
  folder: string,
  engine: Parameters<typeof openTrained>[1],
  context: Surroundings,
  events: RunEvents,
): Promise<OpenRun> {
  const record = readRunRecord(folder);
  const { model } = await openTrained({ run: folder }, engine, context, events, { keep: false });
  return { folder, record, model, context, close: model.close };
}

/**
 * The computation of a selection from its inputs to its outputs. Throws a ZooError if it contains something that
 * cannot be exported.
 */
export async function exportableOf(
  run: OpenRun,
  format: Pick<ExportFormat, 'name' | 'can'>,
  selection: Selection,
): Promise<Exportable> {
  const { model, context } = run;
  const { plan } = model;
  const { outputs, nodes, windows } = selection;
  const spliced = splicedOf(format, selection);
  const computed = ({ name }: PlanNode): boolean =>
    model.backbones.every(({ node, part }) => node.name !== name || part.network);
  const order = nodes.filter(computed).map(({ name }) => name);
  const arrays = await weightsOf(model, plan.nodes.filter(computed));
  const variable = (node: string, name: string): Float32Array => arrays.get(node)!.get(name)!.data;
  const trace = await traceModel({
    plan,
    registry: context.registry,
    order,
    inputs: tracedInputs(selection, spliced),
    windows,
    outputs,
    attention: format.can.includes('attention'),
    variable,
    models: computedModels(plan, selection),
  });
  const page = pageText(run.folder);
  const source = { record: run.record, page, cache: context.cache, weights: named(arrays) };
  return { plan, trace, about: aboutOf(run, selection, trace), source, ...(spliced && { spliced }) };
}

const pageText = (folder: string): string => readRegular(join(folder, FILES.page)).toString();

/** The variables of all nodes by `node/name`, as in a run's weights file. */
const named = (arrays: ReadonlyMap<string, NamedArrays>): NamedArrays =>
  new Map([...arrays].flatMap(([node, own]) => [...prefixed(node, own)]));

/** The variables of these nodes, by node. */
async function weightsOf(
  { graph, backbones }: Model,
  nodes: readonly PlanNode[],
): Promise<ReadonlyMap<string, NamedArrays>> {
  const found = new Map<string, NamedArrays>();
  for (const { name } of nodes) {
    const outside = backbones.find(({ node, outside }) => outside && node.name === name);
    found.set(name, outside?.weights?.arrays ?? (await graph.save(name)));
  }
  return found;
}

function aboutOf({ record, model }: OpenRun, selection: Selection, trace: Trace): About {
  const { plan } = model;
  const { inputs, outputs, windows } = selection;
  const seeing = inputs.find(({ of }) => of === 'image');
  const normalize = seeing?.readers[0]?.part.normalize;
  const { frames: _, ...cut } = windows ?? { frames: '' };
  return {
    name: record.name,
    title: record.title,
    outputs: { ...outputsAbout(plan, outputs), ...attentionAbout(plan, trace) },
    ...stepsAbout(withoutRuns(plan), outputs),
    inputs: inputsAbout(selection, plan),
    ...(windows && { windows: cut as WindowsAbout }),
    ...(normalize && { preprocessing: preprocessingOf(plan.images.evaluate, normalize) }),
    terms: termsOf(record),
    run: runAbout(record),
  };
}

function inputsAbout({ inputs, windows }: Selection, { audio }: Plan): About['inputs'] {
  const lead = windows ? [windows.length] : [];
  const of = ({ name, of, shape, readers }: SelectedInput): [string, InputAbout] => {
    const said = { of, shape: [...lead, ...shape] };
    if (of !== 'sound') return [name, said];
    const { rate, fps, align } = audio!;
    const at = { rate, align, ...(typeof fps === 'number' && { fps }) };
    return [name, { ...said, computed: { by: readers[0]!.node.options, audio: at } }];
  };
  const frames: [string, InputAbout][] = windows ? [[windows.frames, { of: 'frames', shape: lead }]] : [];
  return Object.fromEntries([...inputs.map(of), ...frames]);
}
