import onnxProto from 'onnx-proto';
import type { Rule, Rules } from '../../onnx/rules.js';
import type { OnnxWriter } from '../../onnx/writer.js';
import type { TraceNode } from '../../trace/trace.js';
import { isSharedByRows } from '../products.js';
import { type Product, READ, STATES, scanAttributes, step, stepBack } from '../recurrence/models.js';
import { type Fixed, seenAs } from './convolutions.js';

const { INT, INTS } = onnxProto.onnx.AttributeProto.AttributeType;

type Body = ReturnType<typeof step>;
type Recurrence = { readonly start: string; readonly read: readonly string[]; readonly reverse: boolean };

/** The steps of a gated recurrent unit (src/engine/recurrence/kernels.ts) as one operator that repeats a step. */
const steps: Rule = (w, { inputs, attrs, outputs }) => {
  const { x, matrices, bias } = inputs as { readonly [role: string]: Fixed };
  const [frames, , windows, units] = x!.shape as [number, number, number, number];
  const outer = {
    matrices: own(w, matrices!),
    bias: own(w, bias!),
    two_one: w.ints([2, 1]),
    one_one: w.ints([1, 1]),
  };
  const body = step([windows, units], outer, productOf(windows, units, units, 3));
  const start = zeros(w, [1, windows, units]);
  const made = repeated(w, body, { start, read: [w.plain(x!)], reverse: Boolean(attrs.reverse) });
  for (const [i] of STATES.entries()) w.give(outputs[i]!, seenAs(w, made[i]!, [frames, windows, units]));
};

/** The steps of its gradient. */
const stepsBack: Rule = (w, { inputs, attrs, outputs }: TraceNode) => {
  const given = inputs as { readonly [role: string]: Fixed };
  const [frames, windows, units] = given.dy!.shape as [number, number, number];
  const product = productOf(windows, 3 * units, units, 2);
  const body = stepBack([windows, units], { back: own(w, given.back!) }, product);
  const read = READ.map((name) => w.plain(given[name]!));
  const start = zeros(w, [windows, units]);
  const [dx, sums] = repeated(w, body, { start, read, reverse: Boolean(attrs.reverse) });
  w.give(outputs[0]!, seenAs(w, dx!, [frames, 3, windows, units]));
  w.give(outputs[1]!, sums!);
};

/** Repeats a step, and returns what it keeps of each frame. */
function repeated(w: OnnxWriter, body: Body, { start, read, reverse }: Recurrence): string[] {
  const [, ...kept] = w.several('Scan', [start, ...read], {}, body.output!.length);
  w.nodes.at(-1)!.attribute = scanAttributes(body, { scanned: read.length, reverse });
  return kept;
}

/** A name that is not an output of the graph: those are renamed, except inside a step. */
const own = (w: OnnxWriter, value: Fixed): string => w.node('Identity', [w.plain(value)]);

const zeros = (w: OnnxWriter, shape: readonly number[]): string =>
  w.node('Expand', [w.float(0), w.ints(shape)]);

/** The product of [rows, k] and [k, columns] with the same numbers for any number of threads, as in products.ts. */
const productOf =
  (rows: number, k: number, columns: number, axes: number): Product =>
  (a, b, out) => {
    if (isSharedByRows(rows, k, columns)) return [{ opType: 'MatMul', input: [a, b], output: [out] }];
    const turned = { name: 'transA', type: INT, i: 1 };
    return [
      {
        opType: 'FusedMatMul',
        domain: 'com.microsoft',
        input: [b, a],
        output: ['turned'],
        attribute: [turned, { ...turned, name: 'transB' }],
      },
      {
        opType: 'Transpose',
        input: ['turned'],
        output: [out],
        attribute: [{ name: 'perm', type: INTS, ints: axes === 2 ? [1, 0] : [0, 2, 1] }],
      },
    ];
  };

/** Rules for recurrences. */
export const recurrenceRules: Rules = { GruSteps: steps, GruStepsGradient: stepsBack };
