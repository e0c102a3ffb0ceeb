import { NoForm } from '../trace/kernel.js';
import type { TraceNode } from '../trace/trace.js';
import type { OnnxWriter } from './writer.js';

/** The activation at the end of a fused kernel. */
export function activated(w: OnnxWriter, { kernel, attrs }: TraceNode, name: string): string {
  switch (attrs.activation ?? 'linear') {
    case 'linear':
      return name;
    case 'relu':
      return w.node('Relu', [name]);
    case 'relu6':
      return w.node('Clip', [name, w.float(0), w.float(6)]);
    case 'elu':
      return w.node('Elu', [name]);
    case 'sigmoid':
      return w.node('Sigmoid', [name]);
    case 'leakyrelu':
      return w.node('LeakyRelu', [name], { alpha: { float: (attrs.leakyreluAlpha as number) ?? 0.2 } });
    default:
      throw new NoForm(`${kernel} with activation ${attrs.activation}`);
  }
}
