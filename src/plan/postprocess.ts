import { unknownNode } from '../errors/nodes.js';
import {
  evenSpan,
  noSequences,
  oneWork,
  sigmaAlone,
  spanMetric,
  spansWithoutTune,
  stepCircle,
  stepDoesNotFit,
  stepNamedAsNode,
  tuneAlone,
} from '../errors/postprocess.js';
import { labelsOf } from '../errors/stages.js';
import type { Page } from '../generated/page.js';
import { limitsOf } from '../labels.js';
import type { LabelKind } from '../part.js';
import type { Draft } from './draft.js';
import type { LabelSpaces } from './nodes.js';
import type { Answer, Plan, PlanNode, PlanStep, SpanTuning, StepWork, TuningRows } from './plan.js';
import { topologicalOrder } from './wiring.js';

type StepPage = NonNullable<Page['postprocess']>[string];

/** A node or a step that predicts labels. */
export interface Answering {
  readonly name: string;
  readonly answer: Answer;
  readonly tunes?: TuningRows;
}

/** The nodes that predict labels, then the steps. */
export const answering = ({ nodes, postprocess = [] }: Pick<Plan, 'nodes' | 'postprocess'>): Answering[] => [
  ...nodes.flatMap(({ name, answer, tunes }) => (answer ? [{ name, answer, ...(tunes && { tunes }) }] : [])),
  ...postprocess,
];

/** Input of the planning of steps. */
export interface StepContext {
  readonly spaces: LabelSpaces;
  readonly data: { readonly name: string; readonly sequences: boolean };
}

/** The steps of a page, each after those that it reads. Adds problems to the draft. */
export function planSteps(
  draft: Draft,
  { postprocess = {}, metrics }: Pick<Page, 'postprocess' | 'metrics'>,
  nodes: readonly PlanNode[],
  context: StepContext,
): PlanStep[] {
  const pages = Object.entries(postprocess);
  for (const [name] of pages)
    if (nodes.some((node) => node.name === name))
      draft.problems.push(stepNamedAsNode(draft.at('postprocess', name), name));
  const order = topologicalOrder(new Map(pages.map(([name, step]) => [name, readBy(step)])), (circle) =>
    draft.problems.push(stepCircle(draft.at('postprocess', circle[0]!), circle)),
  );
  const known = new Map<string, Answering>(answering({ nodes }).map((one) => [one.name, one]));
  const names = [...nodes.map(({ name }) => name), ...pages.map(([name]) => name)];
  const steps: PlanStep[] = [];
  for (const name of order ?? []) {
    const step = planStep(draft, name, postprocess[name]!, { ...context, known, names, metrics });
    if (!step) continue;
    known.set(name, step);
    steps.push(step);
  }
  return steps;
}

const readBy = ({ smooth, threshold, blend, clip }: StepPage): string[] => [
  ...[smooth, threshold, clip].flatMap((one) => (one ? [one.node] : [])),
  ...(blend?.nodes ?? []),
];

interface Known extends StepContext {
  readonly known: ReadonlyMap<string, Answering>;
  readonly names: readonly string[];
  readonly metrics: Page['metrics'];
}

function planStep(draft: Draft, name: string, step: StepPage, context: Known): PlanStep | undefined {
  const [type, ...more] = Object.keys(step) as StepWork['type'][];
  const at = (...path: (string | number)[]) => draft.at('postprocess', name, ...path);
  if (type === undefined || more.length > 0) {
    draft.problems.push(oneWork(at(), name, Object.keys(step)));
    return undefined;
  }
  const of = readBy(step);
  const read = of.flatMap((node, i) => {
    const found = context.known.get(node);
    const there = type === 'blend' ? at(type, 'nodes', i) : at(type, 'node');
    if (!context.names.includes(node)) draft.problems.push(unknownNode(there, node, context.names));
    else if (!found)
      draft.problems.push(stepDoesNotFit(there, name, `"${node}", which has none`, 'predictions of labels'));
    return found ? [found] : [];
  });
  if (read.length < of.length) return undefined;
  const { labels, width, thresholds } = read[0]!.answer;
  const { kind, names: labelNames } = context.spaces[labels]!;
  for (const [i, { answer }] of read.entries())
    if (answer.labels !== labels)
      draft.problems.push(
        stepDoesNotFit(at('blend', 'nodes', i), name, `"${answer.labels}"`, `"${labels}" labels`),
      );
  const work = workOf(draft, name, step, { ...context, at, kind, labels, count: labelNames.length });
  if (!work) return undefined;
  const scale = kind === 'continuous' ? 'values' : 'probabilities';
  const own = work.type === 'threshold' ? work.values : thresholds;
  const answer: Answer = { offset: 0, width, labels, scale, ...(own && { thresholds: own }) };
  const tunes = step.threshold?.tune;
  return { name, of, work, answer, ...(tunes && { tunes }) };
}

interface Place extends Omit<Known, 'known' | 'names'> {
  readonly at: (...path: (string | number)[]) => ReturnType<Draft['at']>;
  readonly kind: LabelKind;
  readonly labels: string;
  readonly count: number;
}

function workOf(
  draft: Draft,
  name: string,
  { smooth, threshold, blend, clip }: StepPage,
  { at, kind, labels, count, spaces, data, metrics }: Place,
): StepWork | undefined {
  const say = (path: string[], found: string, expected: string): undefined =>
    void draft.problems.push(stepDoesNotFit(at(...path), name, found, expected));
  if (smooth) {
    const { by, gaps, sigma } = smooth;
    const tuned = tunedSpan(draft, name, smooth, { at, metrics });
    if (!data.sequences) draft.problems.push(noSequences(at('smooth'), name, data.name));
    for (const span of [smooth.span].flat())
      if (span % 2 === 0) draft.problems.push(evenSpan(at('smooth', 'span'), span));
    if (sigma !== undefined && by !== 'gaussian') draft.problems.push(sigmaAlone(at('smooth', 'sigma'), by));
    const [span] = [smooth.span].flat() as [number];
    return { type: 'smooth', span, ...(tuned && { tuned }), by, gaps, ...(sigma !== undefined && { sigma }) };
  }
  if (threshold) {
    const { values, tune } = threshold;
    if (kind !== 'multi-label') return say(['threshold', 'node'], labelsOf(kind), 'multi-label predictions');
    if ((values === undefined) === (tune === undefined))
      return say(
        ['threshold'],
        tune === undefined ? 'neither' : 'both',
        'exactly one of "values" and "tune"',
      );
    if (tune !== undefined) return { type: 'threshold' };
    const list = Array.isArray(values) ? values : new Array<number>(count).fill(values!);
    if (list.length !== count)
      return say(
        ['threshold', 'values'],
        `${list.length}`,
        `${count} thresholds, one for each of "${labels}"`,
      );
    return { type: 'threshold', values: list };
  }
  if (clip) {
    if (kind !== 'continuous') return say(['clip', 'node'], labelsOf(kind), 'continuous predictions');
    const [least, most] = clip.range ?? limitsOf(spaces[labels]!);
    if (!(least! < most!))
      return say(['clip', 'range'], `[${clip.range}]`, 'a range whose first value is less than its second');
    return { type: 'clip', range: [least!, most!] };
  }
  const { nodes, weights = nodes.map(() => 1), runs = [] } = blend!;
  if (nodes.length + runs.length < 2)
    return say(['blend', 'nodes'], 'one', 'two nodes, or one and a node of another run');
  if (weights.length !== nodes.length)
    return say(['blend', 'weights'], `${weights.length}`, `${nodes.length} weights, one for each node`);
  if ([...weights, ...runs.map(({ weight }) => weight)].every((weight) => weight === 0))
    return say(['blend', 'weights'], 'zeros', 'a weight above 0');
  return { type: 'blend', weights, ...(runs.length > 0 && { runs }) };
}

/** For a list of spans, the metric that selects one: the metric that the step sets, or the only one that scores it. */
function tunedSpan(
  draft: Draft,
  name: string,
  { span, tune, select }: NonNullable<StepPage['smooth']>,
  { at, metrics }: Pick<Place, 'at' | 'metrics'>,
): SpanTuning | undefined {
  if (!Array.isArray(span)) {
    const [alone] = Object.entries({ tune, select }).flatMap(([key, set]) =>
      set === undefined ? [] : [key],
    );
    if (alone) draft.problems.push(tuneAlone(at('smooth', alone), alone));
    return undefined;
  }
  if (tune === undefined) {
    draft.problems.push(spansWithoutTune(at('smooth', 'span'), name));
    return undefined;
  }
  const own = Object.keys(metrics).filter((one) => metrics[one]!.node === name);
  if (select === undefined && own.length !== 1)
    draft.problems.push(spanMetric(at('smooth'), name, undefined, own));
  return { spans: span, rows: tune, metric: select ?? own[0] ?? '' };
}
