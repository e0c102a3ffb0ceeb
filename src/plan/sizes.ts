import { activationTooLarge, imagesTooLarge, variableTooLarge } from '../errors/nodes.js';
import { pathOf } from './backbones.js';
import type { Draft } from './draft.js';
import { bytes, shape as shapeText } from './figures.js';
import type { Images, PlanNode, PlanStage } from './plan.js';

/** Maximum size of one tensor in bytes: the memory of WebAssembly, and the largest array of the engines. */
const MOST = 2 ** 32;

/** Minimum number of rows computed at a time outside of training: the size of a bank's batch. */
const ROWS = 32;

const sizeOf = (shape: readonly number[]): number => 4 * shape.reduce((a, b) => a * b, 1);

/** Refuses variables that are larger than the largest tensor, at the option that causes it. */
export function checkVariables(draft: Draft, nodes: readonly PlanNode[]): void {
  for (const { name, shelf, options, variables } of nodes) {
    const largest = variables.toSorted((a, b) => sizeOf(b.shape) - sizeOf(a.shape))[0];
    if (!largest || sizeOf(largest.shape) <= MOST) continue;
    const path = pathOf({ name, shelf });
    const at = draft.at(...path, ...optionOf(options, Math.max(...largest.shape)));
    const { shape } = largest;
    draft.problems.push(
      variableTooLarge(at, largest.name, shapeText(shape), bytes(sizeOf(shape)), bytes(MOST)),
    );
  }
}

/** Nodes whose variables alone need more than this memory, with the size of the variables. */
export function nodesBeyond(nodes: readonly PlanNode[], memory: number): readonly Beyond[] {
  return nodes.flatMap(({ name, shelf, variables }) => {
    const size = variables.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    const path = pathOf({ name, shelf });
    return size > memory ? [{ name, path, size: bytes(size), memory: bytes(memory) }] : [];
  });
}

interface Beyond {
  readonly name: string;
  readonly path: readonly string[];
  readonly size: string;
  readonly memory: string;
}

/** Refuses images and outputs that are larger than the largest tensor for the number of rows computed at a time. */
export function checkActivations(
  draft: Draft,
  nodes: readonly PlanNode[],
  stages: readonly PlanStage[],
  images: Images,
): void {
  for (const { name, shelf, options, signals, output } of nodes) {
    const largest = stages
      .filter(({ active, banked }) => active.includes(name) || banked.includes(name))
      .toSorted((a, b) => b.batch - a.batch)[0];
    const check = (shape: readonly number[], path: Path, refusal: typeof imagesTooLarge): void => {
      const rows = sizeOf(shape) * ROWS > MOST ? ROWS : (largest?.batch ?? ROWS);
      const at = rows === ROWS ? draft.at(...path) : draft.at('stages', largest!.name, 'batch');
      const size = rows * sizeOf(shape);
      if (size > MOST) draft.problems.push(refusal(at, rows, shapeText(shape), bytes(size), bytes(MOST)));
    };
    if (signals.image) {
      const option = images.train.crop === undefined ? 'resize' : 'crop';
      check(signals.image.shape, ['images', 'train', option], imagesTooLarge);
    }
    const path = pathOf({ name, shelf });
    check(output.shape, [...path, ...optionOf(options, Math.max(...output.shape))], (...what) =>
      activationTooLarge(name, ...what),
    );
  }
}

type Path = readonly (string | number)[];

/** The path of the option, or of the item in one, that has this value; undefined if no option has it. */
function optionOf(options: PlanNode['options'], value: number): Path {
  for (const [option, given] of Object.entries(options)) {
    if (given === value) return [option];
    if (Array.isArray(given) && given.includes(value)) return [option, given.indexOf(value)];
  }
  return [];
}
