import { ZooError } from '../../errors/problem.js';
import { reorderedLabels, runLacksNode, runWeightsDiffer } from '../../errors/weights-names.js';
import { readRegular } from '../../files/read-regular.js';
import type { Plan, PlanNode } from '../../plan/plan.js';
import { withVariables } from '../../spec/environment.js';
import { unprefixed } from '../../train/checkpoint.js';
import { locateWeights, runFolder, weightsPlaces } from '../../weights/fetch/locate.js';
import { loadWeights } from '../../weights/load.js';
import type { NamedArrays } from '../../weights/named-array.js';
import { listSafetensors } from '../../weights/safetensors/decode.js';
import { readRunRecord } from '../record/saved.js';
import type { RunEvents, Surroundings } from '../surroundings.js';
import type { Model } from './model.js';

/** The source of a head's weights, and the sha256 of their file. */
export interface Start {
  readonly source: string;
  readonly sha256: string;
}

/** The initial weights of a node from another run: `run:runs/x`. */
export const runSource = ({ shelf, options, weights }: PlanNode): string | undefined => {
  const source = shelf === 'backbones' ? options.weights : weights;
  return typeof source === 'string' && runFolder(source) !== undefined ? source : undefined;
};

/** Loads the heads that start from another run or from a file, and returns the source of each. */
export async function loadStarts(
  { plan, graph }: Pick<Model, 'plan' | 'graph'>,
  context: Surroundings,
  events: RunEvents,
): Promise<{ readonly [node: string]: Start }> {
  const starts: { [node: string]: Start } = {};
  for (const node of plan.nodes) {
    const source = node.shelf === 'heads' ? node.weights : undefined;
    if (source === undefined) continue;
    try {
      const { arrays, sha256 } = await loadWeights(source, weightsPlaces(context), events);
      graph.load(node.name, ofNode(source, node, arrays));
      starts[node.name] = { source, sha256 };
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      throw error.map((problem) => ({ path: `heads.${node.name}.weights`, ...problem }));
    }
  }
  return starts;
}

/**
 * The variables of a node among the arrays of a run, or of a file of heads. Throws `run-lacks-node`,
 * `run-weights-differ`.
 */
export function ofNode(source: string, { name, variables }: PlanNode, arrays: NamedArrays): NamedArrays {
  checkShapes(source, { name, variables }, arrays);
  return unprefixed(name, arrays);
}

/** The run that a node starts from, or the file for a head; undefined if there is neither. */
export const startOf = (node: PlanNode): string | undefined =>
  node.shelf === 'heads' ? node.weights : runSource(node);

/**
 * Throws if a node cannot start from the run in the page: the run does not exist, is not finished, has no such node,
 * or has a node with other variables or with the labels in another order. For a file, throws if it does not exist.
 */
export function checkStart(plan: Plan, node: PlanNode, context: Surroundings): void {
  const source = withVariables(startOf(node)!, context.env);
  if (source.includes('${')) return; // a variable is not set
  const { file } = locateWeights(source, weightsPlaces(context));
  if (runFolder(source) === undefined) return;
  checkShapes(source, node, listSafetensors(readRegular(file), file).arrays);
  const { labels, answers } = readRunRecord(runFolder(source)!);
  const then = labels[answers[node.name] ?? '']?.names;
  const now = node.answer && plan.labels[node.answer.labels]!.names;
  if (!then || !now || then.join() === now.join()) return;
  if ([...then].sort().join() === [...now].sort().join())
    throw new ZooError(reorderedLabels(source, node.name, then));
}

function checkShapes(
  source: string,
  { name, variables }: Pick<PlanNode, 'name' | 'variables'>,
  arrays: ReadonlyMap<string, { readonly shape: readonly number[] }>,
): void {
  const ofNodes = [...arrays.keys()].filter((key) => key.includes('/'));
  const nodes = [...new Set(ofNodes.map((key) => key.slice(0, key.indexOf('/'))))];
  if (!nodes.includes(name)) throw new ZooError(runLacksNode(source, name, nodes));
  const declared = new Map(variables.map((one) => [`${name}/${one.name}`, one]));
  const text = (shape: readonly number[] | undefined): string => (shape ? `[${shape}]` : 'missing');
  const keys = new Set([
    ...declared.keys(),
    ...[...arrays.keys()].filter((key) => key.startsWith(`${name}/`)),
  ]);
  const differences = [...keys].flatMap((key) => {
    const [there, here] = [text(arrays.get(key)?.shape), text(declared.get(key)?.shape)];
    return there === here ? [] : [`${key.slice(name.length + 1)} is ${there} there and ${here} here`];
  });
  if (differences.length > 0) throw new ZooError(runWeightsDiffer(source, name, differences));
}
