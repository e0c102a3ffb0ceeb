import type { Constant } from './onnx-constants.js';
import type { OnnxNode } from './onnx-node.js';

/** Integer products, by the position of their matrix among the inputs and of their output's scale, if any. */
const PRODUCTS: { readonly [op: string]: { readonly matrix: number; readonly outputScale?: number } } = {
  MatMulInteger: { matrix: 1 },
  QLinearMatMul: { matrix: 3, outputScale: 6 },
  QGemm: { matrix: 3, outputScale: 7 },
};
const QUANTIZES = new Set(['DynamicQuantizeLinear', 'QuantizeLinear']);

/**
 * Replaces quantized dense layers by plain ones. A quantized layer rounds floats to integers, multiplies them with an
 * integer matrix, and scales the result back; a single node from the floats before to the floats after replaces it.
 */
export function withoutQuantization(
  nodes: readonly OnnxNode[],
  constants: ReadonlyMap<string, Constant>,
): readonly OnnxNode[] {
  const makers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const readers = new Map<string, OnnxNode[]>();
  for (const node of nodes)
    for (const name of node.inputs) readers.set(name, [...(readers.get(name) ?? []), node]);
  const onlyReader = (node: OnnxNode | undefined): OnnxNode | undefined => {
    const found = readers.get(node?.outputs[0] ?? '') ?? [];
    return found.length === 1 ? found[0] : undefined;
  };
  const changed = new Map<OnnxNode, OnnxNode | undefined>();
  for (const node of nodes) {
    const product = PRODUCTS[node.op];
    const quantizer = makers.get(node.inputs[0] ?? '');
    const matrix = node.inputs[product?.matrix ?? -1] ?? '';
    if (!product || !quantizer || !QUANTIZES.has(quantizer.op) || !constants.has(matrix)) continue;
    const between = whatScalesBack(node, product.outputScale, onlyReader);
    const last = between.at(-1);
    if (!last) continue;
    for (const one of between) changed.set(one, undefined);
    const inputs = [quantizer.inputs[0]!, matrix];
    changed.set(last, { ...node, op: 'Gemm', inputs, outputs: last.outputs });
  }
  return nodes.flatMap((node) => (changed.has(node) ? (changed.get(node) ?? []) : node));
}

/** The product and the nodes that turn it into floats, in order; empty if there are none. */
function whatScalesBack(
  node: OnnxNode,
  outputScale: number | undefined,
  onlyReader: (node: OnnxNode | undefined) => OnnxNode | undefined,
): readonly OnnxNode[] {
  if (node.op === 'QGemm' && !node.inputs[outputScale!]) return [node]; // its output is floats
  const next = onlyReader(node);
  if (outputScale !== undefined) return next?.op === 'DequantizeLinear' ? [node, next] : [];
  const scaled = next?.op === 'Cast' ? onlyReader(next) : undefined;
  return next && scaled?.op === 'Mul' ? [node, next, scaled] : [];
}
