import { countPlan } from '../cost/count.js';
import type { Engine } from '../engine/engine.js';
import { countWork } from '../engine/open.js';
import type { AnyPart, BackbonePart, Tf } from '../part.js';
import { checkSquares, checkSquaresEngines, checkSquaresRepeat, checkSquaresTensors } from './aligners.js';
import { checkAudio } from './audio.js';
import { checkBadRows } from './bad-rows.js';
import { checkBalancerGradients, checkTotals } from './balancers.js';
import { boundToTry } from './bound.js';
import { FRAMES } from './built-head.js';
import { withoutChance } from './chance.js';
import { checkDataset, checkDatasetRepeats } from './datasets.js';
import { checkExecutor } from './executors.js';
import { checkExports } from './exports.js';
import { checkFrozen, checkFrozenEngines, checkFrozenRepeats, checkFrozenTensors } from './frozen.js';
import { checkGradientRule } from './gradient-rules.js';
import { checkHeadGradients, checkShapes, checkTensors } from './heads.js';
import type { Kit } from './kit.js';
import { checkLossGradients, checkLossShapes, checkLossTensors } from './losses.js';
import { checkNetwork, checkNetworkEngines } from './network.js';
import { checkNetworkGradients } from './network-gradients.js';
import type { Check, Remark } from './outcome.js';
import { checkMetric, checkOptimizer, checkSchedule } from './rules.js';
import { checkTracker, checkTrackerResume } from './trackers.js';
import { checkEngines, checkRepeats, checkResume, checkTraining, checkWeights, plansOf } from './trained.js';
import { type Trained, training } from './training.js';
import { checkVectors } from './vectors.js';

/** The function for each check; absent if the check does not apply to the part's shelf. */
export type Checks = { readonly [check in Check]?: () => Remark | Promise<Remark> };

/** The checks that apply to a part. */
export function checksOf(part: AnyPart, kit: Kit): Checks {
  const { tf } = kit.cpu;
  switch (part.shelf) {
    case 'heads':
      return {
        ...trained(part, kit, kit.cpu),
        shapes: () => withoutChance(() => checkShapes(tf, part)),
        gradients: () => checkHeadGradients(tf, part),
        tensors: () => checkTensors(tf, part),
        exports: () => checkExports(tf, part, kit.registry),
      };
    case 'losses':
      return {
        ...trained(part, kit, kit.cpu),
        shapes: () => withoutChance(() => checkLossShapes(tf, part)),
        gradients: () => checkLossGradients(tf, part),
        tensors: () => checkLossTensors(tf, part),
      };
    case 'balancers':
      return {
        ...trained(part, kit, kit.cpu),
        shapes: () => withoutChance(() => checkTotals(tf, part)),
        gradients: () => checkBalancerGradients(tf, part),
      };
    case 'backbones':
      return backboneChecks(part, kit);
    default:
      return ruleChecks(part, kit);
  }
}

/** Checks for shelves that train no node themselves. */
function ruleChecks(part: AnyPart, kit: Kit): Checks {
  const { cpu, engines } = kit;
  switch (part.shelf) {
    case 'optimizers':
      return { ...trained(part, kit, cpu), shapes: () => withoutChance(() => checkOptimizer(cpu.tf, part)) };
    case 'gradients':
      return {
        ...trained(part, kit, cpu),
        shapes: () => withoutChance(() => checkGradientRule(cpu.tf, part)),
      };
    case 'schedules':
      return { ...trained(part, kit, cpu), shapes: () => withoutChance(() => checkSchedule(part)) };
    case 'metrics':
      return { shapes: () => withoutChance(() => checkMetric(part)) };
    case 'trackers':
      return { shapes: () => checkTracker(part), resume: () => checkTrackerResume(part) };
    case 'executors':
      return { shapes: () => checkExecutor(part, kit.env) };
    case 'datasets':
      return {
        shapes: () => checkDataset(part).then(() => checkBadRows(part)),
        repeats: () => checkDatasetRepeats(part),
      };
    case 'aligners':
      return {
        shapes: () => onFastest(kit, (fast) => checkSquares(fast, part)),
        tensors: () => onFastest(kit, (fast) => checkSquaresTensors(fast, part)),
        repeats: () => onFastest(kit, (fast) => checkSquaresRepeat(fast, part)),
        engines: () => andBack(engines, () => checkSquaresEngines(engines, part)),
      };
    default:
      return {};
  }
}

function backboneChecks(part: BackbonePart, kit: Kit): Checks {
  const { engines } = kit;
  const { vectors, frozen, audio } = boundToTry(part)[0]!.bound;
  if (audio) return { shapes: () => checkAudio(part) };
  if (vectors) return { shapes: () => checkVectors(part) };
  if (frozen) {
    return {
      shapes: () => onFastest(kit, (fast) => checkFrozen(fast, part)),
      tensors: () => onFastest(kit, (fast) => checkFrozenTensors(fast, part)),
      repeats: () => onFastest(kit, (fast) => checkFrozenRepeats(fast, part)),
      engines: () => andBack(engines, () => checkFrozenEngines(engines, part)),
    };
  }
  return {
    ...trained(part, kit),
    shapes: () => onFastest(kit, (fast) => withoutChance(() => checkNetwork(fast, part))),
    gradients: () => onFastest(kit, (fast) => checkNetworkGradients(fast, part)),
    engines: () => andBack(engines, () => checkNetworkEngines(engines, part)),
    exports: () => onFastest(kit, (fast) => checkExports(fast, part, kit.registry)),
  };
}

/** The checks on a small training on this engine; by default, on the engine that networks need. */
function trained(part: AnyPart, { registry, engines }: Kit, here?: Engine): Checks {
  let made: readonly Trained[] | undefined;
  const each = (check: (trained: Trained) => Promise<void>) => () =>
    andBack(engines, async () => {
      const engine = here ?? (await engines.at(-1)!());
      made ??= plansOf(part, registry).map((plan) => training(engine, registry, plan));
      for (const one of made) await check(one);
    });
  return {
    tensors: each(async (one) => {
      await countWork((tf, take) => countPlan(one.plan, registry, { tf, take }, FRAMES)); // it has no numbers to read
      await checkTraining(one);
    }),
    weights: each(checkWeights),
    repeats: each(checkRepeats),
    resume: each(checkResume),
    engines: each(({ plan }) => checkEngines(engines, registry, plan)),
  };
}

/** Runs work on the engine that networks need, then returns to the reference. */
const onFastest = <T>({ engines }: Kit, work: (tf: Tf) => T | Promise<T>): Promise<T> =>
  andBack(engines, async () => work((await engines.at(-1)!()).tf));

async function andBack<T>(engines: Kit['engines'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await engines[0]!();
  }
}
