import type { PlanNode } from '../../plan/plan.js';

/** What the weights that a backbone starts from are called in records: `backbone weights`, `voice weights`. */
export const weightsOf = ({ name }: Pick<PlanNode, 'name'>): string => `${name} weights`;
