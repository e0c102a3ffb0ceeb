import onnxProto from 'onnx-proto';
import type { Rules } from '../../onnx/rules.js';
import { OnnxWriter, TYPES } from '../../onnx/writer.js';
import type { TraceValue } from '../../trace/trace.js';
import { refusingCopies, runInto } from '../given-memory.js';
import { type NativeRuntime, openSession, type View } from '../native-session.js';
import type { Held, Work } from './deferred.js';
import { OPSET } from './forms.js';

const { onnx } = onnxProto;

/** A compiled graph. */
export interface Program {
  /** Reads `inputs` and writes `outputs`, in the order of the work that it was compiled for. */
  run(inputs: readonly View[], outputs: readonly View[]): void;
  close(): void;
}

/** What graphs are compiled with. */
interface Compiler {
  readonly runtime: NativeRuntime;
  readonly threads: number;
  /** How to write each kernel. */
  readonly rules: Rules;
}

const [INPUT, OUTPUT] = ['in', 'out'];

/**
 * Compiles some work. onnxruntime neither fuses nor changes kernels, so that each computes the same numbers in any
 * graph: a step that is resumed, inspected, or cut at another point gives the same bits.
 */
export function compile(work: Work, { runtime, threads, rules }: Compiler): Program {
  // A memory pattern is one block of several hundred MB for a run: other memory is soon in the way of the next one.
  const options = {
    graphOptimizationLevel: 'disabled',
    enableMemPattern: false,
    enableCpuMemArena: false,
  };
  const session = openSession(runtime, encode(work, rules), threads, options);
  const named = (name: string, list: readonly View[]) =>
    Object.fromEntries(list.map((value, i) => [`${name}${i}`, value]));
  return {
    run: (inputs, outputs) => runInto(session, named(INPUT, inputs), named(OUTPUT, outputs)),
    close: () => session.dispose(),
  };
}

/** The work as an ONNX model. */
function encode({ kernels, inputs, outputs }: Work, rules: Rules): Uint8Array {
  const w = new OnnxWriter({ opset: OPSET, half: false });
  const made = new Map<Held, TraceValue>();
  const views = new Map<Held, Map<string, TraceValue>>();
  const valueAt = (held: Held, shape: readonly number[]): TraceValue => {
    const own = made.get(held);
    if (own && own.shape.join() === shape.join()) return own;
    const known = views.get(held) ?? new Map<string, TraceValue>();
    views.set(held, known);
    const value = known.get(shape.join()) ?? { shape, dtype: held.dtype };
    if (own && !known.has(shape.join())) w.give(value, w.node('Reshape', [w.plain(own), w.ints(shape)]));
    known.set(shape.join(), value);
    return value;
  };
  for (const [i, { held, shape }] of inputs.entries()) w.give(valueAt(held, shape), `${INPUT}${i}`);
  for (const [i, { kernel, attrs, inputs: seen, outputs: left }] of kernels.entries()) {
    w.owner = String(i);
    const given = seen.map(({ role, held, shape }) => [role, valueAt(held, shape)] as const);
    const values = left.map(({ shape, dtype }): TraceValue => ({ shape, dtype }));
    rules[kernel]!(w, { kernel, attrs, inputs: Object.fromEntries(given), outputs: values, owner: w.owner });
    for (const [k, held] of left.entries()) made.set(held, values[k]!);
  }
  nameOutputs(
    w,
    outputs.map((held) => w.plain(made.get(held)!)),
  );
  const info = (name: string, { shape, dtype }: TraceValue) => ({
    name,
    type: { tensorType: { elemType: TYPES[dtype], shape: { dim: shape.map((dimValue) => ({ dimValue })) } } },
  });
  const graph = refusingCopies({
    name: 'step',
    node: w.nodes,
    initializer: w.initializers,
    input: inputs.map(({ held, shape }, i) => info(`${INPUT}${i}`, { shape, dtype: held.dtype })),
    output: outputs.map((held, i) => info(`${OUTPUT}${i}`, held)),
  });
  const domains = [...new Set(w.nodes.map(({ domain }) => domain ?? ''))];
  const opsetImport = domains.map((domain) => ({ domain, version: domain === '' ? OPSET : 1 }));
  return onnx.ModelProto.encode(onnx.ModelProto.create({ irVersion: 8, opsetImport, graph })).finish();
}

/** Gives values the names of outputs, without a copy if possible. */
function nameOutputs(w: OnnxWriter, names: readonly string[]): void {
  const computed = new Set(w.nodes.flatMap(({ output }) => output ?? []));
  const called = new Map<string, string>();
  const copies: [string, string][] = [];
  for (const [i, name] of names.entries()) {
    if (computed.has(name) && !called.has(name)) called.set(name, `${OUTPUT}${i}`);
    else copies.push([name, `${OUTPUT}${i}`]);
  }
  const now = (name: string): string => called.get(name) ?? name;
  for (const node of w.nodes) {
    node.input = node.input!.map(now);
    node.output = node.output!.map(now);
  }
  for (const [name, output] of copies)
    w.nodes.push({ opType: 'Identity', input: [now(name)], output: [output] });
}
