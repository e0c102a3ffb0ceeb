import { backbonesOf } from './backbones.js';
import { count, shape } from './figures.js';
import { parameters } from './flow.js';
import type { Plan, PlanNode } from './plan.js';
import { givesText } from './print.js';

/** A plan as boxes and arrows, independent of the drawing format. */
export interface Sketch {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** The input of the model, a node, or a loss. */
export interface Box {
  readonly kind: 'input' | 'node' | 'loss';
  readonly title: string;
  readonly lines: readonly string[];
  /** Indexes of the stages that train the node, or that the loss belongs to. */
  readonly stages: readonly number[];
}

/** Between boxes, by index. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** The nodes of a plan with their inputs and outputs, and the losses of its stages. */
export function sketch(plan: Plan): Sketch {
  const { nodes, stages } = plan;
  const backbones = backbonesOf(plan).filter(({ inputs }) => inputs.image === undefined);
  const inputs = [...new Map(backbones.map((node) => [inputOf(node).title, inputOf(node)])).values()];
  const at = new Map(nodes.map((node, i) => [node.name, inputs.length + i]));
  const losses = stages.flatMap((stage, i) => stage.losses.map((loss) => ({ loss, stage, i })));
  return {
    boxes: [
      ...inputs,
      ...nodes.map((node) => nodeBox(plan, node)),
      ...losses.map(
        ({ loss, stage, i }): Box => ({
          kind: 'loss',
          title: loss.options.type,
          lines: [
            `loss${loss.name === loss.node ? '' : ` ${loss.name}`} of stage ${stage.name}${loss.weight === 1 ? '' : `, x ${loss.weight}`}`,
          ],
          stages: [i],
        }),
      ),
    ],
    arrows: [
      ...backbones.map((node) => {
        const from = inputs.findIndex(({ title }) => title === inputOf(node).title);
        return { from, to: at.get(node.name)!, label: '' };
      }),
      ...nodes.flatMap((node) => arrowsInto(node, at)),
      ...losses.flatMap(({ loss: { node, target } }, i) => {
        const to = inputs.length + nodes.length + i;
        const from = (name: string, label: string): Arrow => ({ from: at.get(name)!, to, label });
        return [from(node, ''), ...(target === undefined ? [] : [from(target, 'target')])];
      }),
    ],
  };
}

/** The input of a backbone. */
function inputOf({ signals: { image, audio } }: PlanNode): Box {
  const of = (title: string, ...lines: string[]): Box => ({ kind: 'input', title, lines, stages: [] });
  if (audio) return of('audio', `${audio.shape[0]} Hz`);
  return image ? of('image', shape(image.shape)) : of('vectors');
}

function nodeBox({ stages }: Plan, node: PlanNode): Box {
  const training = stages.flatMap((stage, i) => (stage.train.includes(node.name) ? [i] : []));
  const size = parameters([node]);
  const frozen = training.length === 0 && size > 0 ? ', frozen' : '';
  return {
    kind: 'node',
    title: node.name,
    lines: [
      `${node.options.type}${node.temporal ? ', over frames' : ''}`,
      givesText(node),
      ...(size > 0 ? [`${count(size)} parameters${frozen}`] : []),
    ],
    stages: training,
  };
}

/** An arrow per source, with a label if it adds information. */
function arrowsInto({ name, inputs }: PlanNode, at: ReadonlyMap<string, number>): Arrow[] {
  const labels = new Map<string, Set<string>>();
  const roles = Object.entries(inputs);
  for (const [role, sources] of roles) {
    for (const { node, output } of sources) {
      const label = [...(roles.length > 1 ? [role] : []), ...(output === undefined ? [] : [output])].join(
        ' ',
      );
      labels.set(node, (labels.get(node) ?? new Set()).add(label));
    }
  }
  return [...labels].map(([node, words]) => ({
    from: at.get(node)!,
    to: at.get(name)!,
    label: [...words].filter(Boolean).join(', '),
  }));
}

/** Colors of the stages, in turn: distinct on white, also for people with color blindness. */
export const stageColor = (stage: number): string => COLORS[stage % COLORS.length]!;
const COLORS = ['#2b62c4', '#d4650a', '#11735a', '#8a3ffc', '#9f1853', '#876800'];
