import { join } from 'node:path';
import { backboneInFile, backboneNotSpliced, severalBackbones } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { temporalNotExported } from '../../errors/windows.js';
import {
  type About,
  attentionAbout,
  outputsAbout,
  preprocessingOf,
  runAbout,
  termsOf,
} from '../../export/about.js';
import type { Exportable, ExportFormat } from '../../export/format.js';
import type { SplicedBackbone } from '../../export/onnx/splice.js';
import { imageSize } from '../../extent.js';
import { kindOf } from '../../files/kind.js';
import { readRegular } from '../../files/read-regular.js';
import { readOnnxFile } from '../../frozen/onnx-file.js';
import type { BoundBackbone } from '../../part.js';
import type { PlanNode } from '../../plan/plan.js';
import type { RunRecord } from '../../report/record.js';
import { openTrained } from '../../run/evaluate.js';
import type { Model } from '../../run/model/model.js';
import type { OpenBackbone } from '../../run/model/open-backbone.js';
import { FILES } from '../../run/record/files.js';
import { readRunRecord } from '../../run/record/saved.js';
import type { RunEvents, Surroundings } from '../../run/surroundings.js';
import { traceModel } from '../../trace/record.js';
import type { Trace } from '../../trace/trace.js';
import { prefixed } from '../../train/checkpoint.js';
import type { NamedArrays } from '../../weights/named-array.js';
import { chosenHeads } from './heads.js';

/** A finished run, opened to be exported. */
export interface OpenRun {
  readonly folder: string;
  readonly record: RunRecord;
  readonly model: Model;
  readonly backbone: BoundBackbone;
  readonly context: Surroundings;
  /** What is fed to the network: images of this size or the user's vectors, and what the exported input is called. */
  readonly input: {
    readonly feed: string;
    readonly name: 'image' | 'vector';
    readonly shape: readonly number[];
  };
  close(): void;
}

/** Opens a finished run on an engine, for one export or several. */
export async function openRun(
  folder: string,
  engine: Parameters<typeof openTrained>[1],
  context: Surroundings,
  events: RunEvents,
): Promise<OpenRun> {
  const record = readRunRecord(folder);
  const { model } = await openTrained({ run: folder }, engine, context, events, { keep: false });
  const { plan } = model;
  const [{ node, part: backbone }, ...others] = model.backbones as [OpenBackbone, ...OpenBackbone[]];
  if (others.length > 0) {
    model.close();
    throw new ZooError(
      severalBackbones(
        folder,
        model.backbones.map(({ node }) => node.name),
      ),
    );
  }
  const size = imageSize(plan.images.evaluate);
  const input = backbone.vectors
    ? ({ feed: node.name, name: 'vector', shape: node.output.shape } as const)
    : ({ feed: 'image', name: 'image', shape: [...size, 3] } as const);
  return { folder, record, model, backbone, context, input, close: model.close };
}

/**
 * The computation of these heads (all that answer, where none are named) from the network's input to their answers. Throws a
 * ZooError if a head is unknown, or computes what cannot be exported.
 */
export async function exportableOf(
  run: OpenRun,
  format: Pick<ExportFormat, 'name' | 'can'>,
  heads?: readonly string[],
): Promise<Exportable> {
  const { model, backbone, context } = run;
  const { plan } = model;
  const outputs = chosenHeads(plan, heads);
  const temporal = plan.nodes.find((node) => node.temporal);
  if (temporal) throw new ZooError(temporalNotExported(temporal.name, temporal.options.type));
  const [first] = plan.nodes as [PlanNode];
  const { frozen } = backbone;
  const spliced = frozen && !frozen.compute ? splicedOf(run, format) : undefined;
  const input = spliced ? { feed: first.name, name: first.name, shape: first.output.shape } : run.input;
  const order = plan.nodes.filter((node) => node !== first || backbone.network).map(({ name }) => name);
  const arrays = await weightsOf(model, order);
  const variable = (node: string, name: string): Float32Array => arrays.get(node)!.get(name)!.data;
  const attention = format.can.includes('attention');
  const trace = await traceModel({
    plan,
    registry: context.registry,
    order,
    input,
    outputs,
    attention,
    variable,
    ...(frozen?.compute && {
      compute: (tf) =>
        frozen.compute!(imageSize(plan.images.evaluate), model.backbones[0]!.weights!.model!.file, tf),
    }),
  });
  const page = pageText(run.folder);
  const source = { record: run.record, page, cache: context.cache, weights: named(arrays) };
  return { plan, trace, about: aboutOf(run, outputs, trace), source, ...(spliced && { spliced }) };
}

/** The file of a backbone that is an ONNX model. Throws where it is another, or the format takes none. */
function splicedOf({ model }: OpenRun, { name, can }: Pick<ExportFormat, 'name' | 'can'>): SplicedBackbone {
  const [{ options, tensors }] = model.plan.nodes as [PlanNode];
  const { file } = model.backbones[0]!.weights!.model!;
  const bytes = readRegular(file);
  if (!can.includes('splice') || kindOf(bytes) !== 'onnx')
    throw new ZooError(backboneInFile(options.type, name));
  const { input } = readOnnxFile(file);
  const [batch] = input.shape;
  if (batch) throw new ZooError(backboneNotSpliced(file, `its batch is always ${batch}`), EXIT.failed);
  const layout = options.layout ?? (input.shape[3] === 3 ? 'nhwc' : 'nchw');
  return {
    file,
    bytes,
    layout: layout as SplicedBackbone['layout'],
    input: input.name,
    tensors: Object.values(tensors!).map((tensor) => tensor.name),
  };
}

const pageText = (folder: string): string => readRegular(join(folder, FILES.page)).toString();

/** The variables of all nodes by `node/name`, as a run's own file of weights names them. */
const named = (arrays: ReadonlyMap<string, NamedArrays>): NamedArrays =>
  new Map([...arrays].flatMap(([node, own]) => [...prefixed(node, own)]));

/** The variables of these nodes, by node. */
async function weightsOf(
  { graph, backbones }: Model,
  names: readonly string[],
): Promise<ReadonlyMap<string, NamedArrays>> {
  const found = new Map<string, NamedArrays>();
  for (const name of names) {
    const outside = backbones.find(({ node, outside }) => outside && node.name === name);
    found.set(name, outside?.weights?.arrays ?? (await graph.save(name)));
  }
  return found;
}

function aboutOf({ record, model, backbone }: OpenRun, outputs: readonly string[], trace: Trace): About {
  const { plan } = model;
  const { normalize } = backbone;
  return {
    name: record.name,
    title: record.title,
    outputs: { ...outputsAbout(plan, outputs), ...attentionAbout(plan, trace) },
    ...(normalize && { preprocessing: preprocessingOf(plan.images.evaluate, normalize) }),
    terms: termsOf(record),
    run: runAbout(record),
  };
}
