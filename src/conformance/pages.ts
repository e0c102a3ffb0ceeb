import type { Page } from '../generated/page.js';
import { labelSpaces } from '../labels.js';
import type { AnyPart, BoundHead, Inputs, LabelKind, LossPart, Scale, Signal } from '../part.js';
import { makePlan } from '../plan/make.js';
import type { PartOptions, Plan } from '../plan/plan.js';
import { createRegistry, type Registry } from '../registry.js';
import { FRAMES } from './built-head.js';
import type { Case } from './heads.js';
import { optionsToTry, propertiesOf } from './options.js';
import { answer, rows, SIDE, source } from './stand-ins.js';

/** The available parts, and the stand-ins around a part under test. */
export const stage = (parts: readonly AnyPart[]): Registry =>
  createRegistry([...parts, rows, source, answer]);

/** The plan of a page that trains on six rows of vectors in eight steps, with these changes. */
function planOf(
  registry: Registry,
  heads: { [name: string]: PartOptions },
  changed: { [key: string]: unknown },
  { backbone = { type: rows.name }, windows }: { backbone?: PartOptions; windows?: Page['windows'] } = {},
): Plan {
  const page = {
    name: 'conformance',
    plugins: [],
    seed: 1,
    data: { type: 's-aff-wild2', root: '' },
    images: { train: { resize: SIDE }, evaluate: { resize: SIDE } },
    ...(windows && { windows }),
    labels: {},
    backbone,
    heads,
    metrics: {},
    trackers: {},
    stages: {
      only: {
        train: Object.keys(heads),
        balancer: { type: 'weighted-sum' },
        optimizer: { type: 'sgd', rate: 0.05, momentum: 0.9, nesterov: false, weightDecay: 0 },
        gradient: { type: 'plain' },
        schedule: { type: 'constant' },
        batch: 5,
        epochs: 2,
        ...changed,
      },
    },
  };
  const place = () => ({ file: 'conformance', line: 1, column: 1 });
  return makePlan(page as unknown as Page, registry, labelSpaces, place);
}

/** Cross-entropy with its default options. */
const crossEntropy = (registry: Registry) => ({
  ...optionsToTry(registry.get('losses', 'weighted-cross-entropy')!)[0]!,
  weight: 1,
});
const fromRows = (shape: readonly number[], scale: Scale, labels?: string): PartOptions => ({
  type: source.name,
  input: 'backbone',
  shape,
  scale,
  ...(labels && { labels }),
});

/** A head between sources for its inputs and an output head; if it passes no gradient on, the sources also have an output head. */
export function planWithHead(registry: Registry, { options, head, signals }: Case): Plan {
  const sources = Object.entries(signals as Inputs<Signal>).map(
    ([role, { shape, scale }]) => [role, fromRows(shape, scale)] as const,
  );
  const roles = sources.map(([role]) => role);
  const answering = (input: string) => ({ type: answer.name, input, labels: 'expression' });
  const beside = head.infer(signals).detached ? roles : [];
  const answers = {
    answer: answering('tested'),
    ...Object.fromEntries(beside.map((role) => [`answer-${role}`, answering(role)])),
  };
  const names = Object.keys(answers);
  return planOf(
    registry,
    { ...Object.fromEntries(sources), tested: silent(registry, options), ...answers },
    {
      losses: Object.fromEntries(names.map((name) => [name, crossEntropy(registry)])),
      train: [...roles, ...(trains(head, signals) ? ['tested'] : []), ...names],
      ...(head.temporal && { batch: 2 }),
    },
    head.temporal ? { windows: WINDOWS } : {},
  );
}

/** The options without labels, so that another node of any width predicts them. */
function silent(registry: Registry, options: PartOptions): PartOptions {
  const properties = propertiesOf(registry.get('heads', options.type)!.schema);
  const left = Object.entries(options).filter(([name]) => !properties[name]?.['x-labels']);
  return Object.fromEntries(left) as unknown as PartOptions;
}

const trains = (head: BoundHead, signals: Inputs<Signal>): boolean =>
  head.infer(signals).variables.some(({ role }) => role === 'weight');

const SPACE: { readonly [kind in LabelKind]: string } = {
  'multi-label': 'action-units',
  classes: 'expression',
  continuous: 'valence-arousal',
};

const WINDOWS = { length: FRAMES, stride: FRAMES - 1, dilation: 1, gaps: 'repeat' } as const;

/** A small recurrent head. */
const MEMORY = {
  units: 3,
  cell: 'gru',
  layers: 1,
  bidirectional: false,
  dropout: 0,
  reset: 'after',
  answer: 'each',
};

/** A loss on a head of the first kind and scale that it fits; a loss over windows gets a head that reads windows. */
export function planWithLoss(registry: Registry, loss: LossPart, options: PartOptions): Plan {
  const { kinds, scales } = loss;
  const labels = SPACE[kinds[0]!];
  const names = labelSpaces[labels]!.names.length;
  const width = loss.width?.(names) ?? names;
  const losses = { tested: { ...options, weight: 1 } };
  const tested = fromRows([width], scales[0]!, labels);
  if (!registry.bind('losses', options).windows) return planOf(registry, { tested }, { losses });
  const heads = {
    memory: { type: 'recurrent', input: 'backbone', ...MEMORY },
    tested: { ...tested, input: 'memory' },
  };
  return planOf(registry, heads, { losses, train: ['memory', 'tested'], batch: 2 }, { windows: WINDOWS });
}

/** Two tasks over one trained trunk. */
export function planWithBalancer(registry: Registry, balancer: PartOptions): Plan {
  const over = (shape: readonly number[], labels: string, scale: Scale) => ({
    ...fromRows(shape, scale, labels),
    input: 'trunk',
  });
  const heads = {
    trunk: fromRows([4], 'features'),
    ex: over([8], 'expression', 'logits'),
    va: over([2], 'valence-arousal', 'values'),
  };
  return planOf(registry, heads, {
    balancer,
    losses: { ex: crossEntropy(registry), va: { type: 'ccc', weight: 1 } },
  });
}

/** A network and an output head on its features, trained together. */
export function planWithNetwork(registry: Registry, backbone: PartOptions): Plan {
  const heads = { answer: { type: answer.name, input: 'backbone', labels: 'expression' } };
  const optimizer = { type: 'sgd', rate: 1e-3, momentum: 0.9, nesterov: false, weightDecay: 0 };
  const changed = {
    train: ['backbone', 'answer'],
    losses: { answer: crossEntropy(registry) },
    optimizer,
    batch: 3,
    epochs: 1,
  };
  return planOf(registry, heads, changed, { backbone });
}

/** One output head, trained by this optimizer, gradient rule or schedule. */
export function planWithRule(
  registry: Registry,
  rule: 'optimizer' | 'gradient' | 'schedule',
  options: PartOptions,
): Plan {
  const heads = { answer: { type: answer.name, input: 'backbone', labels: 'expression' } };
  return planOf(registry, heads, { losses: { answer: crossEntropy(registry) }, [rule]: options });
}
