import type { NamedValue } from '../../trace/trace.js';
import type { Exportable, ExportFiles, ExportOptions } from '../format.js';
import { writeKernels } from '../kernels.js';
import { rules } from './rules.js';
import { attribute, GraphDefWriter, shapeOf, TYPES } from './writer.js';

/** Maximum bytes of a weights file; browsers cache this size well. */
const SHARD = 2 ** 22;

/**
 * Writes a model as a TensorFlow.js GraphModel: `model.json` and weights files. Throws a ZooError that names each node
 * with kernels that a GraphModel cannot represent.
 */
export function encodeGraphModel(model: Exportable, { half = false }: ExportOptions): ExportFiles {
  const { trace, about } = model;
  const w = new GraphDefWriter(half);
  for (const { name, value } of trace.inputs) w.give(value, w.input(value, name));
  writeKernels(w, model, rules, 'graph-model');
  for (const { name, value } of trace.outputs)
    w.node('Identity', [w.nameOf(value)], { T: attribute.type(value.dtype) }, name);
  const info = ({ name, value }: NamedValue) => ({
    name: `${name}:0`,
    dtype: TYPES[value.dtype],
    tensorShape: shapeOf(value.shape),
  });
  const infos = (list: readonly NamedValue[]) => Object.fromEntries(list.map((one) => [one.name, info(one)]));
  const shards = shardsOf(Buffer.concat(w.weights));
  const json = {
    format: 'graph-model',
    generatedBy: `declarative-zoo ${about.run.zoo}`,
    convertedBy: null,
    signature: { inputs: infos(trace.inputs), outputs: infos(trace.outputs) },
    userDefinedMetadata: about,
    modelTopology: { node: w.nodes, library: {}, versions: { producer: 1 } },
    weightsManifest: [{ paths: [...shards.keys()], weights: w.specs }],
  };
  return new Map([['model.json', Buffer.from(`${JSON.stringify(json)}\n`)], ...shards]);
}

/** Splits weights into files of a few megabytes, with the usual names. */
function shardsOf(weights: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const count = Math.max(1, Math.ceil(weights.length / SHARD));
  return new Map(
    Array.from({ length: count }, (_, i) => [
      `group1-shard${i + 1}of${count}.bin`,
      weights.subarray(i * SHARD, (i + 1) * SHARD),
    ]),
  );
}
