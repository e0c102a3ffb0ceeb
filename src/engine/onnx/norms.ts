import type { Rules } from '../../onnx/rules.js';
import type { OnnxWriter } from '../../onnx/writer.js';
import type { TraceNode, TraceValue } from '../../trace/trace.js';

/**
 * (x - mean) / sqrt(variance + epsilon), scaled and shifted per channel, as x times a number per channel plus another. The operator
 * BatchNormalization computes the same but reads channels first; two transposes take longer than the norm.
 */
function normalized(w: OnnxWriter, { inputs, attrs, outputs }: TraceNode): void {
  const { x, mean, variance, scale, offset } = inputs as { [role: string]: TraceValue };
  const deviation = w.node('Sqrt', [
    w.node('Add', [w.plain(variance!), w.float(attrs.varianceEpsilon as number)]),
  ]);
  const factor = w.node('Div', [scale ? w.plain(scale) : w.float(1), deviation]);
  const center = w.node('Mul', [w.plain(mean!), factor]);
  const shift = w.node('Sub', [offset ? w.plain(offset) : w.float(0), center]);
  w.give(outputs[0]!, w.node('Add', [w.node('Mul', [w.plain(x!), factor]), shift]));
}

/** Rules for batch norms. */
export const normRules: Rules = { FusedBatchNorm: normalized };
