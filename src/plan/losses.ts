import { noAnswer, unknownNode } from '../errors/nodes.js';
import {
  gradientToAlone,
  labelsOf,
  lossDoesNotFit,
  notCarried,
  targetDoesNotFit,
  targetItself,
} from '../errors/stages.js';
import type { BoundLoss, LabelKind, LabelSpace } from '../part.js';
import type { Draft } from './draft.js';
import type { Answer, PartOptions, PlanLoss, PlanNode } from './plan.js';
import { checkLists } from './stage-checks.js';
import type { LossPage, StageContext, StagePage } from './stages.js';

type Nodes = ReadonlyMap<string, PlanNode>;
type Path = readonly string[];

/** The losses of a stage, each with its node and its target. Adds problems to the draft. */
export function planLosses(
  draft: Draft,
  stageName: string,
  stage: StagePage,
  context: StageContext,
  nodes: Nodes,
): PlanLoss[] {
  return Object.entries(stage.losses).flatMap(([name, loss]) => {
    const planned = planLoss(draft, ['stages', stageName, 'losses', name], name, loss, context, nodes);
    return planned ? [planned] : [];
  });
}

function planLoss(
  draft: Draft,
  path: Path,
  name: string,
  { weight, node: of = name, target, gradientTo, ...rest }: LossPage,
  context: StageContext,
  nodes: Nodes,
): PlanLoss | undefined {
  const options = rest as PartOptions;
  const loss = draft.ask(path, () => context.registry.bind('losses', options, path));
  if (!loss) return undefined;
  const found = nodes.get(of);
  const at = of === name ? draft.at(...path) : draft.at(...path, 'node');
  if (gradientTo !== undefined && target === undefined)
    draft.problems.push(gradientToAlone(draft.at(...path, 'gradientTo')));
  if (!found) draft.problems.push(unknownNode(at, of, [...nodes.keys()]));
  const planned = found && answerOf(found, target !== undefined);
  if (found && !planned) draft.problems.push(noAnswer(at, of));
  if (!planned) return undefined;
  const { labels } = planned;
  const space = labels === undefined ? undefined : context.spaces[labels];
  checkFit(draft, draft.at(...path), options.type, loss, planned, space);
  if (target === undefined && !context.data.labels.includes(labels!))
    draft.problems.push(notCarried(at, labels!, context.data.name, context.data.labels));
  if (space) checkLists(draft, path, options, context.registry.get('losses', options.type)!.schema, space);
  if (target !== undefined) {
    const there = draft.at(...path, 'target');
    if (target === of) draft.problems.push(targetItself(there, name, of));
    else checkTarget(draft, there, name, { of, loss, planned }, target, nodes, context);
  }
  return {
    name,
    node: of,
    kind: kindOf(space, loss),
    ...(target === undefined ? { labels: labels! } : { target }),
    ...(gradientTo === 'both' && { both: true as const }),
    weight,
    options,
  };
}

/** What a loss reads of a node: its prediction, or the whole vector if no labels are needed. */
export type Read = Omit<Answer, 'labels'> & { readonly labels?: string };

/** What a loss reads of a node; undefined if the node has nothing for it. */
export function answerOf({ answer, supervised, output }: PlanNode, unlabeled = true): Read | undefined {
  if (answer ?? supervised) return answer ?? supervised;
  const [width, ...more] = output.shape;
  return unlabeled && more.length === 0 ? { offset: 0, width: width!, scale: output.scale } : undefined;
}

/** The kind of labels that the numbers of a node without labels are read as, set by the loss. */
const kindOf = (space: LabelSpace | undefined, { kinds }: Pick<BoundLoss, 'kinds'>): LabelKind =>
  space?.kind ?? (kinds.includes('continuous') ? 'continuous' : kinds[0]!);

function checkFit(
  draft: Draft,
  at: ReturnType<Draft['at']>,
  type: string,
  loss: BoundLoss,
  { scale, width }: Read,
  space: LabelSpace | undefined,
): void {
  const kind = kindOf(space, loss);
  const names = space?.names.length ?? width;
  const wanted = loss.width?.(names) ?? names;
  if (!loss.kinds.includes(kind) || !loss.scales.includes(scale)) {
    const expected = `${loss.scales.join(' or ')} of ${labelsOf(...loss.kinds)}`;
    const of = space ? labelsOf(kind) : 'no labels';
    draft.problems.push(lossDoesNotFit(at, type, `${scale} of ${of}`, expected));
  } else if (width !== wanted) {
    draft.problems.push(lossDoesNotFit(at, type, `${width} numbers`, `${wanted} numbers`));
  }
}

/** A target must exist, be as wide as the labels that the loss would read, and predict the same labels. */
function checkTarget(
  draft: Draft,
  at: ReturnType<Draft['at']>,
  name: string,
  { of, loss, planned }: { readonly of: string; readonly loss: BoundLoss; readonly planned: Read },
  target: string,
  nodes: Nodes,
  { spaces }: StageContext,
): void {
  const node = nodes.get(target);
  if (!node) return void draft.problems.push(unknownNode(at, target, [...nodes.keys()]));
  const read = answerOf(node);
  const [own, other] = [planned.labels, read?.labels].map((labels) => labels && spaces[labels]);
  const width = own ? own.names.length : planned.width;
  const kind = kindOf(own || other || undefined, loss);
  const say = (found: string, expected: string) =>
    draft.problems.push(targetDoesNotFit(at, name, { of, target }, found, expected));
  if (!read) say(`[${node.output.shape}]`, `${width} numbers`);
  else if (own && other && own.names.join() !== other.names.join())
    say(`"${other.name}" labels`, `"${own.name}" labels`);
  else if (read.width !== width) say(`${read.width} numbers`, `${width} numbers`);
  else if (kind !== 'continuous' && read.scale !== 'logits' && read.scale !== 'probabilities')
    say(read.scale, 'logits or probabilities');
}
