import type { Rules } from '../../onnx/rules.js';
import type { OnnxWriter } from '../../onnx/writer.js';
import { inputsOf } from '../../trace/kernel.js';
import type { TraceNode } from '../../trace/trace.js';

/**
 * log x, written as the logarithm of a sum with one term. The operator Log processes several numbers at a time and the
 * rest of a thread's share one by one, with different rounding: its last bits depend on the threads.
 */
function log(w: OnnxWriter, x: string, axes: number): string {
  const apart = w.node('Unsqueeze', [x, w.ints([axes])]);
  return w.node('ReduceLogSum', [apart], { axes: [axes], keepdims: 0 });
}

const rule =
  (make: (w: OnnxWriter, x: string, axes: number) => string) =>
  (w: OnnxWriter, node: TraceNode): void => {
    const [x] = inputsOf(node);
    w.give(node.outputs[0]!, make(w, w.plain(x!), x!.shape.length));
  };

const log1p = (w: OnnxWriter, x: string, axes: number): string =>
  log(w, w.node('Add', [x, w.float(1)]), axes);

/** Rules for logarithm kernels. */
export const logarithmRules: Rules = {
  Log: rule(log),
  Log1p: rule(log1p),
  // max(x, 0) + log(1 + exp(-|x|))
  Softplus: rule((w, x, axes) => {
    const small = w.node('Exp', [w.node('Neg', [w.node('Abs', [x])])]);
    return w.node('Add', [w.node('Relu', [x]), log1p(w, small, axes)]);
  }),
};
