import { spaceOfKind, unknownClass, unknownOwnClass, unknownSpace } from '../errors/data-labels.js';
import { type Problem, ZooError } from '../errors/problem.js';
import type { LabelSpace } from '../part.js';
import { oneHot } from './one-hot.js';

/** Where a data set's own classes go: a label space, and the names of those that are called otherwise there. */
export interface ClassOptions {
  readonly expression: string;
  readonly classes: { readonly [own: string]: string };
}

/** A class of the space as a one-hot row, by the data set's name for it; undefined where the space has none for it. */
export type ClassLabels = (own: string) => Float32Array | undefined;

/**
 * What each of a data set's own classes is in the label space that the page asks for: the class of that name, unless
 * `classes` maps it to another or to `none`. Throws where the page names a space or class that does not exist.
 */
export function classLabels(
  own: readonly string[],
  { expression, classes }: ClassOptions,
  spaces: { readonly [space: string]: LabelSpace },
): ClassLabels {
  const space = spaces[expression];
  if (!space) throw new ZooError(unknownSpace('data.expression', expression, Object.keys(spaces)));
  if (space.kind !== 'classes') throw new ZooError(spaceOfKind('data.expression', space, 'classes'));
  const { names } = space;
  const problems = Object.entries(classes).flatMap(([from, to]): Problem[] => [
    ...(own.includes(from) ? [] : [unknownOwnClass(from, own)]),
    ...(to === 'none' || names.includes(to) ? [] : [unknownClass('data.classes', expression, to, names)]),
  ]);
  if (problems.length > 0) throw new ZooError(problems);
  return (name) => {
    const index = names.indexOf(classes[name] ?? name);
    return index < 0 ? undefined : oneHot(names.length, index);
  };
}

/** How a label is called that its space has no class for, where it is counted as left out. */
export const withoutClass = (name: string, { expression }: ClassOptions): string =>
  `labels "${name}", which is not a class of ${expression}`;
