import { notUnits, spaceOfKind, unknownSpace, unscoredUnits } from '../errors/data-labels.js';
import { ZooError } from '../errors/problem.js';
import type { LabelSpace } from '../part.js';
import type { Frames } from './frames.js';

/**
 * The numbers of the action units of a label space, from its names (AU1, AU2, ...), in their order. Throws if the space
 * does not exist, its names are not units, or the data set does not score some of them.
 */
export function unitNumbers(
  name: string,
  spaces: { readonly [space: string]: LabelSpace },
  scored?: readonly number[],
): readonly number[] {
  const path = 'data.units';
  const space = spaces[name];
  if (!space) throw new ZooError(unknownSpace(path, name, Object.keys(spaces)));
  if (space.kind !== 'multi-label') throw new ZooError(spaceOfKind(path, space, 'multi-label'));
  const odd = space.names.filter((unit) => !/^AU\d+$/.test(unit));
  if (odd.length > 0) throw new ZooError(notUnits(name, odd));
  const units = space.names.map((unit) => Number(unit.slice(2)));
  const unscored = units.filter((unit) => scored && !scored.includes(unit));
  if (unscored.length > 0) throw new ZooError(unscoredUnits(name, unscored, scored ?? []));
  return units;
}

/** The value of each action unit by frame: 0 or 1, NaN if not scored. */
export type UnitFrames = Map<number, Float32Array>;

/**
 * Units by frame from their intensities, one map per unit: present from `threshold` on. Takes every `every`-th frame,
 * starting with frame 1.
 */
export function presentFrom(
  intensities: readonly ReadonlyMap<number, number>[],
  { threshold, every }: { readonly threshold: number; readonly every: number },
): UnitFrames {
  const frames: UnitFrames = new Map();
  for (const [unit, scores] of intensities.entries()) {
    for (const [frame, intensity] of scores) {
      if ((frame - 1) % every !== 0) continue;
      const units = frames.get(frame) ?? new Float32Array(intensities.length).fill(Number.NaN);
      frames.set(frame, units);
      units[unit] = Number.isNaN(intensity) ? intensity : Number(intensity >= threshold);
    }
  }
  return frames;
}

/** Frames as labels of a space; a frame without any scored unit has no label. */
export function scoredFrames(frames: UnitFrames, space: string): Frames {
  const scored: Frames = new Map();
  for (const [frame, units] of frames) scored.set(frame, units.every(Number.isNaN) ? {} : { [space]: units });
  return scored;
}
