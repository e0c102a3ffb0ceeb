import { pathOf } from './backbones.js';
import { sourcesOf } from './flow.js';
import type { Plan, PlanNode } from './plan.js';
import { spansOf } from './tuning.js';

/** How the plan uses the part of the page that contains `path`, as text: what reads a node, trains it, scores it. */
export function usesOf(plan: Plan, [key, name = '']: readonly string[]): string[] {
  if (key === 'backbone') return usesOfNode(plan, 'backbone');
  if (key === 'heads' || key === 'backbones') return usesOfNode(plan, name);
  if (key === 'labels')
    return plan.nodes
      .filter(({ answer, supervised }) => (answer ?? supervised)?.labels === name)
      .map(nodeWords);
  if (key === 'postprocess') return usesOfNode(plan, name);
  if (key === 'metrics') return usesOfMetric(plan, name);
  if (key === 'stages' && name !== '') return [`stage "${name}"`];
  if (key === 'audio') return plan.nodes.filter(({ signals }) => signals.audio).map(nodeWords);
  if (key === 'images') return plan.nodes.filter(({ signals }) => signals.image).map(nodeWords);
  return [];
}

const nodeWords = (node: PlanNode): string => {
  const path = pathOf(node);
  return path.length === 1
    ? 'the backbone'
    : `${node.shelf === 'heads' ? 'head' : 'backbone'} "${node.name}"`;
};

function usesOfNode({ nodes, stages, metrics, postprocess = [] }: Plan, name: string): string[] {
  return [
    ...nodes.filter((node) => sourcesOf(node).includes(name)).map((node) => `read by ${nodeWords(node)}`),
    ...stages.filter(({ train }) => train.includes(name)).map((stage) => `trained in stage "${stage.name}"`),
    ...postprocess.filter(({ of }) => of.includes(name)).map((step) => `read by step "${step.name}"`),
    ...metrics.filter(({ node }) => node === name).map((metric) => `scored by metric "${metric.name}"`),
  ];
}

const usesOfMetric = ({ stages, metrics, postprocess = [] }: Plan, name: string): string[] => [
  ...stages
    .filter(({ select }) => select === name)
    .map((stage) => `picks the best epoch of stage "${stage.name}"`),
  ...postprocess
    .filter((step) => spansOf(step)?.metric === name)
    .map((step) => `picks the span of step "${step.name}"`),
  ...metrics.filter(({ of }) => of.includes(name)).map((metric) => `part of metric "${metric.name}"`),
];
