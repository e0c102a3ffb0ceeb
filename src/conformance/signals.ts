import { PartBug } from '../errors/parts.js';
import { ZooError } from '../errors/problem.js';
import type { BoundHead, Inputs, Scale, Signal } from '../part.js';
import type { PartOptions } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import { Broken, wordsOf } from './outcome.js';

const SCALES: readonly Scale[] = ['features', 'logits', 'probabilities', 'values'];
const TRIES = 96;
const WIDTHS = 64;

/**
 * Up to `wanted` random input shapes that a head accepts: vectors first, then matrices and maps, with equal or
 * different shapes; then, for a head that accepts a single width, vectors of every width. Throws if it accepts none.
 */
export function signalsToTry(
  head: BoundHead,
  options: PartOptions,
  roles: readonly string[],
  wanted: number,
): readonly Inputs<Signal>[] {
  const given = roles.filter((role) => options[role] !== undefined);
  const found: Inputs<Signal>[] = [];
  let refusal = '';
  const tries = [
    ...Array.from({ length: TRIES }, (_, i) => () => draw(given, i)),
    ...Array.from({ length: WIDTHS * SCALES.length }, (_, i) => () => vectors(given, i)),
  ];
  for (const [i, make] of tries.entries()) {
    if (found.length === wanted || (i >= TRIES && found.length > 0)) break;
    const signals = make();
    try {
      head.infer(signals);
      found.push(signals);
    } catch (error) {
      if (!(error instanceof ZooError) || error instanceof PartBug) throw error;
      refusal = wordsOf(error);
    }
  }
  if (found.length > 0) return found;
  throw new Broken(
    `infer accepts none of ${tries.length} shapes with ${JSON.stringify(options)}: ${refusal}`,
  );
}

/** Vectors of one width and scale; cycles through the scales of a width. */
const vectors = (roles: readonly string[], i: number): Inputs<Signal> => {
  const signal = { shape: [1 + Math.floor(i / SCALES.length)], scale: SCALES[i % SCALES.length]! };
  return Object.fromEntries(roles.map((role) => [role, signal]));
};

function draw(roles: readonly string[], i: number): Inputs<Signal> {
  const random = stream(1, 'conformance', 'shapes', i);
  const size = (): number => 2 + (random.uint32() % 6);
  const rank = 1 + Math.floor((3 * i) / TRIES);
  const shape = (): number[] => Array.from({ length: rank }, size);
  const scale = SCALES[Math.floor(i / 2) % SCALES.length]!;
  const common = shape();
  return Object.fromEntries(roles.map((role) => [role, { shape: i % 2 ? common : shape(), scale }]));
}
