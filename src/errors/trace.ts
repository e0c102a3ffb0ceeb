import type { Problem } from './problem.js';

/** A node of a page in messages: `head "au" (anfl-gcn)`. */
export interface NamedPart {
  readonly shelf: 'backbones' | 'heads';
  readonly node: string;
  readonly part: string;
}

/** Describes a node of a page in a message. */
export const called = ({ shelf, node, part }: NamedPart): string =>
  `${shelf === 'heads' ? `head "${node}"` : `the ${node}`} (${part})`;

/**
 * A part reads the numbers of a tensor while it computes, so its next step is not recorded. Compute with tensors instead:
 * `tf.where`, `tf.topk`, `tf.gather`.
 *
 * @example head "gate" (mine/gate) cannot be exported: it reads the numbers of a tensor while it computes (dataSync,
 * arraySync or data). Compute with tensors instead, or export other heads with --heads.
 */
export const readsNumbers = (part: NamedPart): Problem => ({
  code: 'export-reads-numbers',
  message: `${called(part)} cannot be exported: it reads the numbers of a tensor while it computes (dataSync, arraySync or data). ${part.shelf === 'heads' ? 'Compute with tensors instead, or export other heads with --heads.' : ONNX_FILE}`,
});

/**
 * A part computes differently for different batch sizes, so no single graph fits.
 *
 * @example head "rank" (mine/rank) cannot be exported for any batch size: its kernels depend on the batch size. Export
 * other heads with --heads.
 */
export const notOfAnyBatch = (part: NamedPart, why: string): Problem => ({
  code: 'export-batch',
  message: `${called(part)} cannot be exported for any batch size: ${why}. ${part.shelf === 'heads' ? 'Export other heads with --heads.' : ONNX_FILE}`,
});

/** Advice for a backbone whose computation cannot be recorded, which is possible for models in files. */
const ONNX_FILE = 'Convert the model to ONNX (tf2onnx does), and train a page whose backbone has type onnx.';

/** Why a computation differs between batch sizes. */
export const batchFound = {
  otherKernels: 'its kernels depend on the batch size',
  otherNumbers: 'its constants depend on the batch size',
  noMultiple: (batches: readonly number[], sizes: readonly number[]): string =>
    `a size is ${sizes[0]} for ${batches[0]} rows and ${sizes[1]} for ${batches[1]}, which is not a multiple of the batch`,
};
