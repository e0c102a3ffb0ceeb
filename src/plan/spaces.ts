import { labelOption, rangeUpsideDown } from '../errors/nodes.js';
import type { Page } from '../generated/page.js';
import { limitsOf } from '../labels.js';
import type { LabelSpace } from '../part.js';
import type { Draft } from './draft.js';
import type { LabelSpaces } from './nodes.js';
import type { AnswerScale } from './plan.js';

/** The label spaces that the page declares. */
export function ownSpaces(page: Pick<Page, 'labels'>): LabelSpaces {
  const own = Object.entries(page.labels);
  return Object.fromEntries(own.map(([name, space]) => [name, { name, ...space, names: namesOf(space) }]));
}

/** The names that a page lists, or "0", "1", ... if it gives only their number. */
const namesOf = ({ names }: Page['labels'][string]): readonly string[] =>
  typeof names === 'number' ? Array.from({ length: names }, (_, i) => String(i)) : names;

/** Settings of a page's label spaces that do not fit their kind. */
export function checkSpaces(draft: Draft, page: Pick<Page, 'labels'>): void {
  for (const [name, space] of Object.entries(page.labels)) {
    for (const option of ['range', 'standardize', 'unit'] as const) {
      if (space[option] !== undefined && space.kind !== 'continuous')
        draft.problems.push(labelOption(draft.at('labels', name, option), option, name, space.kind));
    }
    const [least, most] = limitsOf(space);
    if (least >= most) draft.problems.push(rangeUpsideDown(draft.at('labels', name, 'range'), least, most));
  }
}

/** The scale on which a space's labels are learned; undefined if they are learned unchanged. */
export function learnedScale(space: LabelSpace): AnswerScale | undefined {
  if (space.standardize) return 'standardized';
  if (!space.range) return undefined;
  const [least, most] = limitsOf(space);
  return { offset: (least + most) / 2, factor: (most - least) / 2 };
}
