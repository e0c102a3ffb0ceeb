import type { Engine } from '../../engine/engine.js';
import type { AnyPart } from '../../part.js';
import type { Registry } from '../../registry.js';
import { checkBalancerGradients } from './balancers.js';
import { checkHeadGradients, checkShapes, checkTensors } from './heads.js';
import { checkLossGradients, checkLossShapes, checkLossTensors } from './losses.js';
import { checkNetwork, checkNetworkEngines } from './network.js';
import { CHECKS, type Check, NotMade, type Outcome, outcomeOf, type Remark } from './outcome.js';
import { checkDataset, checkMetric, checkOptimizer, checkSchedule, checkTracker } from './rules.js';
import { checkSchema } from './schema.js';
import { checkEngines, checkRepeats, checkResume, checkTraining, checkWeights, plansOf } from './trained.js';

/** What parts are tried with. */
export interface Kit {
  /** The parts that are present, and the kit's own. */
  readonly registry: Registry;
  /** The reference, `cpu`. */
  readonly cpu: Engine;
  /** Every engine that is present, the reference first; opening one makes it the present one. */
  readonly engines: readonly (() => Promise<Engine>)[];
}

function left(why: string): never {
  throw new NotMade(why);
}

type Checks = { readonly [check in Check]?: () => Remark | Promise<Remark> };

/** Makes every check that a part's shelf knows, one after the other. */
export async function conformance(part: AnyPart, kit: Kit): Promise<readonly Outcome[]> {
  const name = `${part.shelf}.${part.name}`;
  const schema = await outcomeOf(name, 'schema', () => checkSchema(part));
  const checks = checksOf(part, kit);
  const outcomes = [schema];
  for (const check of CHECKS.slice(1)) {
    const make = checks[check];
    if (make === undefined) outcomes.push({ part: name, check, passed: null });
    else if (schema.passed === false)
      outcomes.push({ part: name, check, passed: null, why: 'its schema is broken' });
    else outcomes.push(await outcomeOf(name, check, make));
  }
  return outcomes;
}

function checksOf(part: AnyPart, kit: Kit): Checks {
  const { tf } = kit.cpu;
  switch (part.shelf) {
    case 'heads':
      return {
        ...trained(part, kit),
        shapes: () => checkShapes(tf, part),
        gradients: () => checkHeadGradients(tf, part),
        tensors: () => checkTensors(tf, part),
      };
    case 'losses':
      return {
        ...trained(part, kit),
        shapes: () => checkLossShapes(tf, part),
        gradients: () => checkLossGradients(tf, part),
        tensors: () => checkLossTensors(tf, part),
      };
    case 'balancers':
      return { ...trained(part, kit), gradients: () => checkBalancerGradients(tf, part) };
    case 'optimizers':
      return { ...trained(part, kit), shapes: () => checkOptimizer(tf, part) };
    case 'gradients':
      return trained(part, kit);
    case 'schedules':
      return { ...trained(part, kit), shapes: () => checkSchedule(part) };
    case 'metrics':
      return { shapes: () => checkMetric(part) };
    case 'trackers':
      return { shapes: () => checkTracker(part) };
    case 'datasets':
      return { shapes: () => checkDataset(part) };
    case 'backbones':
      if (!part.network) return { shapes: () => left('it reads files of its own') };
      return {
        shapes: () => onFastest(kit, (fast) => checkNetwork(fast.tf, part)),
        engines: () => andBack(kit.engines, () => checkNetworkEngines(kit.engines, part)),
        gradients: () => left('a network is made of operations whose gradients are checked one by one'),
      };
    default:
      return { shapes: () => left('it reads files of its own') };
  }
}

/** The checks that a small training makes. */
function trained(part: AnyPart, { registry, cpu, engines }: Kit): Checks {
  const each = (check: (plan: ReturnType<typeof plansOf>[number]) => Promise<void>) => async () => {
    for (const plan of plansOf(part, registry)) await check(plan);
  };
  return {
    tensors: each((plan) => checkTraining(cpu, registry, plan)),
    weights: each((plan) => checkWeights(cpu, registry, plan)),
    repeats: each((plan) => checkRepeats(cpu, registry, plan)),
    resume: each((plan) => checkResume(cpu, registry, plan)),
    engines: () =>
      andBack(
        engines,
        each((plan) => checkEngines(engines, registry, plan)),
      ),
  };
}

/** On the engine that networks need; then the reference is the present one again. */
const onFastest = ({ engines }: Kit, work: (engine: Engine) => void): Promise<void> =>
  andBack(engines, async () => work(await engines.at(-1)!()));

async function andBack(engines: Kit['engines'], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await engines[0]!();
  }
}
