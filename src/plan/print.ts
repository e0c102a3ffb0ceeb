import { parameters } from './flow.js';
import type { Plan, PlanNode, PlanStage, Source } from './plan.js';

/** The plan for people: the graph with its shapes, then each stage with what trains, what is banked and what it costs. */
export function planText(plan: Plan, profile: string | null): string {
  const title = `${plan.name}${profile ? ` (profile ${profile})` : ''}: ${plan.data.type} -> ${plan.nodes[0]!.options.type}`;
  return [title, '', 'graph', ...plan.nodes.map(nodeLine), '', ...plan.stages.flatMap(stageLines)].join('\n');
}

function nodeLine(node: PlanNode): string {
  const inputs = Object.entries(node.inputs).map(
    ([role, sources]) => `${role}: ${sources.map(sourceText).join(' + ')}`,
  );
  const from = node.shelf === 'backbones' ? shape(node.signals.image?.shape ?? []) : inputs.join(', ');
  const answer = node.answer ? `  answers ${node.answer.labels} (${node.answer.scale})` : '';
  const size = `${count(parameters([node]))} parameters, ${si(node.flops)}FLOP a row`;
  return `  ${node.name.padEnd(10)} ${node.options.type} <- ${from || 'vectors'} -> ${shape(node.output.shape)}${answer}\n${' '.repeat(13)}${size}`;
}

function stageLines(stage: PlanStage, index: number): string[] {
  const losses = stage.losses.map(
    ({ node, options, weight }) => `${node}: ${options.type}${weight === 1 ? '' : ` x ${weight}`}`,
  );
  return [
    `stage ${index + 1} ${stage.name}: trains ${stage.train.join(', ')} on rows with ${stage.rows.join(' or ')}`,
    `  computed each step  ${stage.active.join(' -> ')}`,
    `  computed once       ${stage.banked.join(', ') || 'nothing'}`,
    `  loss                ${losses.join(', ')}${balancerText(stage)}`,
    `  steps               batch ${stage.batch}, ${stage.epochs} epochs, ${stage.optimizer.type} by ${stage.gradient.type}, ${stage.schedule.type}`,
    `  parameters          ${count(stage.trainable)} trained, ${count(stage.frozen)} frozen`,
    `  keeps               ${stage.select ? `the epoch with the best ${stage.select}` : 'the last epoch'}`,
    '',
  ];
}

/** Said where there is something to balance, or a balancer that is not the plain sum. */
const balancerText = ({ balancer: { options }, losses }: PlanStage): string =>
  losses.length > 1 || options.type !== 'weighted-sum' ? `, by ${options.type}` : '';

const sourceText = ({ node, output }: Source): string => (output === undefined ? node : `${node}.${output}`);
const shape = (numbers: readonly number[]): string => (numbers.length ? `[${numbers.join(', ')}]` : '');
const count = (n: number): string => n.toLocaleString('en-US');

function si(n: number): string {
  const [unit, size] = (
    [
      ['T', 1e12],
      ['G', 1e9],
      ['M', 1e6],
      ['k', 1e3],
    ] as const
  ).find(([, s]) => n >= s) ?? ['', 1];
  return `${(n / size).toFixed(n >= 100 * size || size === 1 ? 0 : 1)} ${unit}`;
}
