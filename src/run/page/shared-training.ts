import { isDeepStrictEqual } from 'node:util';
import type { Spec } from '../../spec/read.js';

/** The stages that inherit the value at this path of `training`: those that do not set it themselves. */
export function takenBy(spec: Spec, stages: readonly string[], path: readonly string[]): readonly string[] {
  const setAt = (steps: readonly string[]) => spec.history(steps).at(-1)?.place;
  const there = setAt(['training', ...path]);
  return stages.filter((stage) => isDeepStrictEqual(setAt(['stages', stage, ...path]), there));
}

/** For each `--set training.KEY=...`, a sentence about the keys of stages that it does not change. */
export function keptByStages(spec: Spec, settings: readonly string[]): readonly string[] {
  const { stages } = spec.value as { readonly stages?: object };
  const names = Object.keys(stages ?? {});
  return settings.flatMap((text) => {
    const [, path] = /^training\.([^=]+?)[+-]?=/.exec(text) ?? [];
    const takes = path === undefined ? names : takenBy(spec, names, path.split('.'));
    const own = names.filter((name) => !takes.includes(name)).map((name) => `stages.${name}.${path}`);
    return own.length === 0
      ? []
      : [`--set training.${path} does not change ${own.join(' and ')}, which this page sets.`];
  });
}
