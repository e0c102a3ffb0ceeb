import type { BankCost, PlanCost, Share, StageCost } from '../cost/cost.js';
import type { Mixture } from '../part.js';
import type { TextTable } from '../report/text-table.js';
import { backbonesOf } from './backbones.js';
import { runsOf } from './blends.js';
import { bytes, count, duration, flops, shape } from './figures.js';
import { parameters } from './flow.js';
import type { Mixup, Plan, PlanLoss, PlanNode, PlanStage, PlanWindows, Source } from './plan.js';

/** The page in one line: `mtl-cross-attn, profile demo: s-aff-wild2 -> efficientnet-b0 -> au, emotion, ex, va`. */
export function titleText({ name, data, nodes }: Plan, profile: string | null): string {
  const backbones = backbonesOf({ nodes }).map(({ options }) => options.type);
  const heads = nodes.filter(({ shelf }) => shelf === 'heads');
  const chain = [data.type, backbones.join(' + '), heads.map((head) => head.name).join(', ')];
  return `${name}${profile ? `, profile ${profile}` : ''}: ${chain.join(' -> ')}`;
}

/** The graph, one line per node: inputs, output and size. */
export function graphTable({ nodes, postprocess = [] }: Plan, cost: Pick<PlanCost, 'nodes'>): TextTable {
  const [left, right] = ['left', 'right'] as const;
  return {
    columns: [
      { title: 'node', align: left },
      { title: 'type', align: left },
      { title: 'reads', align: left },
      { title: 'gives', align: left },
      { title: 'parameters', align: right },
      { title: 'a row', align: right },
    ],
    rows: [
      ...nodes.map((node) => [
        node.name,
        node.options.type,
        `${readsText(node)}${node.temporal ? ', over frames' : ''}`,
        givesText(node),
        count(parameters([node])),
        cost.nodes[node.name] ? flops(cost.nodes[node.name]!) : '',
      ]),
      ...postprocess.map((step) => [
        step.name,
        `${step.work.type}, afterwards`,
        [...step.of, ...runsOf(step).map(({ run, node }) => `${node} of ${run}`)].join(' + '),
        `${shape([step.answer.width])} ${step.answer.scale} of ${step.answer.labels}`,
        '',
        '',
      ]),
    ],
  };
}

/** The tensors behind the outputs of a model in a file, one per line: `backbone.features is "pool" [1280] of net.onnx`. */
export function tensorsText({ nodes }: Plan): string {
  const lines = nodes.flatMap(({ name, options, tensors = {} }) =>
    Object.entries(tensors).map(
      ([output, tensor]) =>
        `${name}.${output} is "${tensor.name}" [${tensor.shape.map((side) => side ?? '?').join(', ')}] of ${options.weights}`,
    ),
  );
  return lines.join('\n');
}

/** The heads that start from another run, one per line: `ex starts from run:runs/x`. */
export const startsText = ({ nodes }: Plan): string =>
  nodes.flatMap(({ name, weights }) => (weights ? [`${name} starts from ${weights}`] : [])).join('\n');

/** The inputs of a node: `backbone`, or `query au, key emotion, value emotion`; for a backbone `image [224, 224, 3]`. */
function readsText({ shelf, inputs, signals }: PlanNode): string {
  if (shelf === 'backbones' && inputs.image === undefined) {
    if (signals.audio) return `audio, ${signals.audio.shape[0]} Hz`;
    return signals.image ? `image ${shape(signals.image.shape)}` : 'vectors';
  }
  const roles = Object.entries(inputs);
  const from = (sources: readonly Source[]): string => sources.map(sourceText).join(' + ');
  return roles
    .map(([role, sources]) => (roles.length > 1 ? `${role} ${from(sources)}` : from(sources)))
    .join(', ');
}

/** The output of a node: `[1288]`, or `[12] probabilities of action-units`. */
export const givesText = ({ output, answer, supervised = answer }: PlanNode): string =>
  supervised
    ? `${shape([supervised.width])} ${supervised.scale} of ${supervised.labels}`
    : shape(output.shape);

const sourceText = ({ node, output }: Source): string => (output === undefined ? node : `${node}.${output}`);

/** A name with details. */
type Fact = readonly [what: string, text: string];

/** Number of rows that have only some of a space's labels: ` (va: 5 in part)`. */
function inPart(spaces: readonly string[], { labels, whole }: PlanCost['rows']): string {
  const parts = spaces.flatMap((space) => {
    const rows = (labels[space]?.rows ?? 0) - (whole[space]?.rows ?? 0);
    return rows > 0 ? [`${space}: ${count(rows)} in part`] : [];
  });
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** The node of a named loss; for a loss that compares two nodes, the other one: ` of ex against au`. */
function comparedText(
  name: string,
  { node, target, both }: Pick<PlanLoss, 'node' | 'target' | 'both'>,
): string {
  const of = node === name ? '' : ` of ${node}`;
  return target === undefined ? of : `${of} against ${target}${both ? ', which it trains too' : ''}`;
}

/** A stage: what it trains, from which rows, and what it costs. */
export function stageFacts(
  plan: Plan,
  stage: PlanStage,
  { rows }: PlanCost,
  cost: StageCost,
): readonly Fact[] {
  const { losses, optimizer, gradient, schedule, passes, sampling, clip, mixup } = stage;
  const lost = losses.map(
    ({ name, options, weight, ...loss }) =>
      `${name}: ${options.type}${comparedText(name, loss)}${weight === 1 ? '' : ` x ${weight}`}`,
  );
  const carried = `${count(cost.rows)}${rows.known ? ` of ${count(rows.train)}` : ''}, ${stage.rows.length === 0 ? 'whatever their labels' : `with ${stage.rows.join(' or ')}`}${inPart(stage.rows, rows)}`;
  const every = stage.active.filter((node) => !stage.train.includes(node));
  return [
    [
      'trains',
      `${stage.train.join(', ')}: ${count(stage.trainable)} parameters; ${count(stage.frozen)} frozen`,
    ],
    ...(every.length > 0 ? [['computes too', every.join(', ')] as const] : []),
    ['rows', carried],
    ...(plan.mixture ? [['batches', batchesText(plan.mixture)] as const] : []),
    ...(cost.windows === undefined ? [] : [['windows', windowsText(plan.windows!, cost.windows)] as const]),
    ['loss', `${lost.join(', ')}${balancerText(stage)}`],
    ...(sampling
      ? [['drawn', `so that the classes of ${sampling.balanced} are equally frequent`] as const]
      : []),
    [
      'rule',
      `${optimizer.type} on ${gradient.type} gradients${clip === undefined ? '' : ` of norm ${clip} at most`}, ${schedule.type} rate`,
    ],
    ...(mixup === undefined ? [] : [['mixes', mixupText(mixup)] as const]),
    ...cost.banks.map(
      (bank, i) => [i === 0 ? 'computes once' : '', bankText(bank, plan.images.train.views ?? 1)] as const,
    ),
    [
      'steps',
      `${count(cost.steps)}: ${stage.epochs} epochs of ${count(cost.stepsPerEpoch)}, batch ${stage.batch}${stage.windows ? ' windows' : ''}`,
    ],
    [
      'a step',
      `${flops(cost.flopsPerStep)}${passes > 1 ? ` in ${passes} passes` : ''}${about(cost.secondsPerStep)}`,
    ],
    ['memory', `${bytes(cost.peakMemory)} at its peak`],
    ['keeps', `${kept(stage)}${atThreshold(plan, stage)}`],
    ...(cost.seconds === null
      ? []
      : [['time', `about ${duration(cost.seconds)}: ${stageTime(cost)}`] as const]),
  ];
}

/** `pairs of rows, by Beta(0.1, 0.1), beside the rows themselves, whose losses weigh 1`. */
const mixupText = ({ alpha, real }: Mixup): string =>
  `pairs of rows, by Beta(${alpha}, ${alpha})${real > 0 ? `, beside the rows themselves, whose losses weigh ${real}` : ''}`;

/** The composition of a mixture's batches: `videos 3, photos 1, until the longest has ended`. */
function batchesText({ batch, epoch }: Mixture): string {
  if (batch === 'proportional') return 'of every data set by its share of the rows';
  const end = typeof epoch === 'number' ? `${count(epoch)} rows per epoch` : `until the ${epoch} has ended`;
  if (batch === 'alternating') return `of one data set each, in turn, ${end}`;
  const parts = Object.entries(batch).map(([name, share]) => `${name} ${share}`);
  return `${parts.join(' : ')}, ${end}`;
}

/** `1,200 an epoch, each of 80 frames, 2 apart, the next 40 later; gaps: repeat`. */
function windowsText({ length, dilation, stride, random, gaps }: PlanWindows, windows: number): string {
  const frames = length === 'whole' ? 'a whole sequence' : `${count(length)} frames`;
  const apart = dilation === 1 ? '' : `, ${dilation} apart`;
  const every =
    random !== undefined
      ? `, ${count(random)} at random from each sequence`
      : stride === undefined
        ? ''
        : `, the next ${count(stride)} later`;
  return `${count(windows)} an epoch, each of ${frames}${apart}${every}; gaps: ${gaps}`;
}

/** How a node's thresholds are tuned, and the threshold used to select the epoch before that: `, by a threshold of 0.5`. */
function atThreshold({ metrics, nodes }: Plan, { select }: PlanStage): string {
  const metric = metrics.find(({ name }) => name === select);
  const node = nodes.find(({ name }) => name === metric?.node);
  const threshold = metric?.options.threshold;
  return node?.tunes && threshold !== undefined ? `, by a threshold of ${threshold}` : '';
}

/** A note about a time; empty if it is unknown. */
const about = (seconds: number | null): string => (seconds === null ? '' : `, about ${duration(seconds)}`);

function kept({ select, selectTies, patience }: PlanStage): string {
  if (select === undefined) return 'the last epoch';
  const end =
    patience === undefined
      ? ''
      : `; ends after ${patience === 1 ? '1 epoch' : `${patience} epochs`} without a better one`;
  return `${selectTies === 'last' ? 'the last epoch' : 'the epoch'} with the best ${select}${end}`;
}

function bankText({ node, outputs, flops: n, bytes: size, seconds }: BankCost, views: number): string {
  if (size === 0) return `${node}: ${count(outputs)} vectors that you bring`;
  const of = views > 1 ? ` (${views} views)` : '';
  const takes = n > 0 ? `${flops(n)}${about(seconds)}` : 'how long that takes is not known';
  return `${node}: ${count(outputs)} outputs${of}, ${bytes(size)} on disk; ${takes}`;
}

/** Printed if there are several losses, or if the balancer is not their plain sum. */
const balancerText = ({ balancer: { options }, losses }: PlanStage): string =>
  losses.length > 1 || options.type !== 'weighted-sum' ? `, by ${options.type}` : '';

/** How a stage's time is spent: `computing once 17 s, steps 49 s, scoring 2.4 s, saving 2.8 s`. */
function stageTime({ banks, shares }: StageCost): string {
  const banked = banks.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
  const all = [...(banked > 0 ? [{ what: 'computing once', seconds: banked }] : []), ...shares];
  return all.map(({ what, seconds }) => `${what} ${duration(seconds ?? 0)}`).join(', ');
}

/** The totals, and how reliable they are. */
export function totalText({ images }: Plan, cost: PlanCost): string {
  const { rows, once } = cost;
  const basis = rows.known
    ? `There are ${count(rows.train)} rows to train on and ${count(rows.validation)} to validate${membersText(rows)}.`
    : `The annotation files are missing, so all this is for ${count(rows.train)} training rows with every label.`;
  if (cost.seconds === null) return [timeText(cost), basis].join('\n');
  const besides = once.map(
    ({ what, amount, seconds }) => `${ONCE[what]?.(amount) ?? what} ${duration(seconds ?? 0)}`,
  );
  const untold = images.evaluate.align ? '; the time to find faces is not included' : '';
  return [
    `${timeText(cost)} That includes the stages and: ${besides.join(', ')}.`,
    `It takes less if the cache has some of it, more if images are large${untold}. FLOPs and memory are counted.`,
    basis,
  ].join('\n');
}

/** The rows of each data set of a mixture: `: 1,200 and 300 of videos, 800 and 200 of faces`. */
function membersText({ mixture }: PlanCost['rows']): string {
  if (!mixture) return '';
  const each = Object.entries(mixture.members).map(
    ([name, { train, validation }]) => `${count(train)} and ${count(validation)} of ${name}`,
  );
  return `: ${each.join(', ')}`;
}

const ONCE: { readonly [what in Share['what']]?: (amount: number) => string } = {
  drawing: (faces) => `drawing ${count(faces)} faces`,
  'checking images': (images) => `checking ${count(images)} images`,
  answers: () => 'last predictions',
};

/** `In all 80 s to 2.4 min, an estimate for wasm on 2 threads.`; or how to get an estimate. */
export function timeText({ engine, range }: PlanCost): string {
  if (range === null)
    return `No time: ${engine.name} has not been measured on this machine. Run zoo doctor --measure (about two seconds per engine).`;
  const threads = `${engine.threads} ${engine.threads === 1 ? 'thread' : 'threads'}`;
  return `In all ${range.map(duration).join(' to ')}, an estimate for ${engine.name} on ${threads}.`;
}
