import { quoted } from './printable.js';
import type { Problem } from './problem.js';

/**
 * A step blends a node of another run that predicts no labels or does not exist.
 *
 * @example runs/voice predicts no labels at "va". Nodes that do: "ex", "au".
 */
export const blendedNode = (run: string, node: string, nodes: readonly string[]): Problem => ({
  code: 'blended-node',
  message: `${run} predicts no labels at "${node}". Nodes that do: ${quoted(nodes)}.`,
});

/**
 * A step blends a node of another run that predicts other labels, or the same labels in another order.
 *
 * @example node "ex" of runs/voice predicts "happy", "sad"; expected the labels of "expression": "sad", "happy", in this order.
 */
export const blendedLabels = (
  run: string,
  node: string,
  names: readonly string[],
  expected: { readonly name: string; readonly names: readonly string[] },
): Problem => ({
  code: 'blended-labels',
  message: `node "${node}" of ${run} predicts ${quoted(names)}; expected the labels of "${expected.name}": ${quoted(expected.names)}, in this order.`,
});

/**
 * Another run has no predictions of some rows, because it was validated on other rows.
 *
 * @example runs/voice has no predictions of 12 of 240 rows, such as "v1/00001.jpg". Train it on the same data set, with the same split.
 */
export const blendedRows = (run: string, lacking: readonly string[], rows: number): Problem => ({
  code: 'blended-rows',
  message: `${run} has no predictions of ${lacking.length} of ${rows} rows, such as "${lacking[0]}". Train it on the same data set, with the same split.`,
});
