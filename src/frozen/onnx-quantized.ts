import type { Constant } from './onnx-constants.js';
import type { OnnxNode } from './onnx-node.js';

/** Products of whole numbers, by where their matrix is among the inputs, and the scale of their output, where they have one. */
const PRODUCTS: { readonly [op: string]: { readonly matrix: number; readonly outputScale?: number } } = {
  MatMulInteger: { matrix: 1 },
  QLinearMatMul: { matrix: 3, outputScale: 6 },
  QGemm: { matrix: 3, outputScale: 7 },
};
const QUANTIZES = new Set(['DynamicQuantizeLinear', 'QuantizeLinear']);

/**
 * Nodes with quantized dense layers as plain ones: floats are rounded to whole numbers, multiplied with a matrix of whole numbers,
 * and scaled back. One node in place of these reads the floats before and gives the floats after.
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

/** The product and the nodes that make floats of it, in order; empty if there are none. */
function whatScalesBack(
  node: OnnxNode,
  outputScale: number | undefined,
  onlyReader: (node: OnnxNode | undefined) => OnnxNode | undefined,
): readonly OnnxNode[] {
  if (node.op === 'QGemm' && !node.inputs[outputScale!]) return [node]; // it gives floats
  const next = onlyReader(node);
  if (outputScale !== undefined) return next?.op === 'DequantizeLinear' ? [node, next] : [];
  const scaled = next?.op === 'Cast' ? onlyReader(next) : undefined;
  return next && scaled?.op === 'Mul' ? [node, next, scaled] : [];
}
