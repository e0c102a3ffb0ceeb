import { ZooError } from '../../errors/problem.js';
import { labelOrder } from '../../errors/weights-names.js';
import type { LabelSpace } from '../../part.js';

/** What of a plan the check reads. */
interface Labelled {
  readonly nodes: readonly { readonly answer?: { readonly labels: string } }[];
  readonly labels: { readonly [name: string]: LabelSpace };
}

/**
 * What a frozen backbone's logits answer, where its file or the catalogue says so, must stand where the page's label space
 * has that name. Throws `label-order`.
 */
export function checkLabelOrder(
  source: string,
  labels: readonly string[],
  { nodes, labels: spaces }: Labelled,
): void {
  const { answer } = nodes[0]!;
  if (!answer) return;
  const { name, names } = spaces[answer.labels]!;
  if (labels.some((label, i) => names.includes(label) && names[i] !== label))
    throw new ZooError(labelOrder(source, labels, name));
}
