import { spaceOfKind, unknownClass, unknownOwnClass, unknownSpace } from '../errors/data-labels.js';
import { type Problem, ZooError } from '../errors/problem.js';
import type { LabelSpace } from '../part.js';
import { oneHot } from './one-hot.js';

/** Maps a data set's own classes to a label space, with names for classes that differ there. */
export interface ClassOptions {
  readonly expression: string;
  readonly classes: { readonly [own: string]: string };
}

/** Returns the one-hot row for a class by the data set's name for it; undefined if the space has no such class. */
export type ClassLabels = (own: string) => Float32Array | undefined;

/**
 * Maps each of a data set's own classes to the page's label space: to the class of the same name, unless `classes` maps
 * it to another or to `none`. Throws if the page names a space or class that does not exist.
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

/** How rows whose class is not in the label space are described when they are left out. */
export const withoutClass = (name: string, { expression }: ClassOptions): string =>
  `labels "${name}", which is not a class of ${expression}`;
