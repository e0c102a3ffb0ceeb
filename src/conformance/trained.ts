import type { Engine } from '../engine/engine.js';
import type { AnyPart } from '../part.js';
import type { Plan } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import { casesOf } from './heads.js';
import { optionsToTry } from './options.js';
import { Broken } from './outcome.js';
import { planWithBalancer, planWithHead, planWithLoss, planWithNetwork, planWithRule } from './pages.js';
import type { Trained } from './training.js';
import { trial } from './trial.js';

/** Plans that train with a part: one with its first options, one with its last. */
export function plansOf(part: AnyPart, registry: Registry): readonly Plan[] {
  const ends = <T>(list: readonly T[]): T[] => [...new Set([list[0]!, list.at(-1)!])];
  if (part.shelf === 'heads') return ends(casesOf(part, 1)).map((one) => planWithHead(registry, one));
  const options = ends(optionsToTry(part));
  if (part.shelf === 'backbones') return [planWithNetwork(registry, options[0]!)];
  if (part.shelf === 'losses') return options.map((one) => planWithLoss(registry, part, one));
  if (part.shelf === 'balancers') return options.map((one) => planWithBalancer(registry, one));
  const rules = { optimizers: 'optimizer', gradients: 'gradient', schedules: 'schedule' } as const;
  const rule = rules[part.shelf as keyof typeof rules];
  return options.map((one) => planWithRule(registry, rule, one));
}

/** Saved to bytes and loaded into another model, the weights give the same predictions and would be saved as the same bytes. */
export async function checkWeights(trained: Trained): Promise<void> {
  const { weights, outputs } = await trained.first();
  const other = await trained.loaded(weights);
  for (const [node, values] of Object.entries(other.outputs)) {
    if (values.some((value, i) => !Object.is(value, outputs[node]![i]))) {
      throw new Broken(
        `loaded into another model, ${node} predicts differently: something it learned is not a variable`,
      );
    }
  }
  expectSame(
    weights,
    other.weights,
    'loaded into another model and saved again, its weights are different bytes',
  );
}

/** Two trainings end with the same bytes. */
export async function checkRepeats(trained: Trained): Promise<void> {
  const [first, second] = [await trained.first(), await trained.again()];
  expectSame(first.weights, second.weights, 'trained twice from one seed, it ends with different weights');
}

/** A training that stops within an epoch and resumes ends with the bytes of an uninterrupted one. */
export async function checkResume(trained: Trained): Promise<void> {
  const [through, stopped] = [
    await trained.first(),
    await trained.again(trained.plan.stages[0]!.epochs === 1 ? 1 : 3),
  ];
  expectSame(
    through.weights,
    stopped.weights,
    'stopped and resumed, it ends with other weights than an uninterrupted training',
  );
}

/** A whole training leaves no tensors behind. */
export async function checkTraining(trained: Trained): Promise<void> {
  const left = await trained.left();
  if (left !== 0) throw new Broken(`${left} tensors are left behind by a training`);
}

/** Every engine can train it, and the first loss equals that of the first engine. */
export async function checkEngines(
  engines: readonly (() => Promise<Engine>)[],
  registry: Registry,
  plan: Plan,
): Promise<void> {
  let reference: { readonly name: string; readonly loss: number } | undefined;
  for (const open of engines) {
    const engine = await open();
    const { losses } = await trial(engine, registry, plan);
    const [loss = Number.NaN] = losses;
    if (!losses.every(Number.isFinite)) throw new Broken(`on ${engine.name} the loss is not finite`);
    reference ??= { name: engine.name, loss };
    if (Math.abs(loss - reference.loss) > 1e-3 * (1 + Math.abs(reference.loss))) {
      throw new Broken(
        `the first loss is ${reference.loss} on ${reference.name} and ${loss} on ${engine.name}`,
      );
    }
  }
}

function expectSame(a: Uint8Array, b: Uint8Array, otherwise: string): void {
  if (!Buffer.from(a).equals(Buffer.from(b))) throw new Broken(otherwise);
}
