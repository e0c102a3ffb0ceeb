import { ZooError } from '../../errors/problem.js';
import { labelOrder } from '../../errors/weights-names.js';
import type { Plan, PlanNode } from '../../plan/plan.js';

/**
 * If the file or the catalog gives the labels of a frozen backbone's logits, they must be in the order of the page's
 * label space. Throws `label-order`.
 */
export function checkLabelOrder(
  source: string,
  labels: readonly string[],
  { answer }: Pick<PlanNode, 'answer'>,
  spaces: Plan['labels'],
): void {
  if (!answer) return;
  const { name, names } = spaces[answer.labels]!;
  if (labels.some((label, i) => names.includes(label) && names[i] !== label))
    throw new ZooError(labelOrder(source, labels, name));
}
