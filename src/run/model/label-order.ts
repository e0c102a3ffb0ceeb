import { ZooError } from '../../errors/problem.js';
import { labelOrder } from '../../errors/weights-names.js';
import type { Plan, PlanNode } from '../../plan/plan.js';

/**
 * What a frozen backbone's logits answer, where its file or the catalog says so, must be where the page's label space
 * has that name. Throws `label-order`.
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
