import { unknownMetric } from '../errors/metrics.js';
import { unknownLabels, unknownNode } from '../errors/nodes.js';
import type { Place, Problem } from '../errors/problem.js';
import type { Registry } from '../registry.js';
import { pathOf } from './backbones.js';
import { createDraft } from './draft.js';
import type { LabelSpaces } from './nodes.js';
import type { PlanNode } from './plan.js';
import { checkReferences, type References, references } from './wiring.js';

type Values = { readonly [key: string]: unknown };

/**
 * The unknown names of nodes, metrics and label spaces in a page. For a page that cannot be planned, so that they are
 * reported together with what prevents planning. Ignores values of the wrong type.
 */
export function unknownNames(
  page: Values,
  registry: Registry,
  spaces: LabelSpaces,
  place: (path: readonly (string | number)[]) => Place,
): readonly Problem[] {
  const draft = createDraft(place);
  const [heads, stages, metrics] = [mapOf(page.heads), mapOf(page.stages), mapOf(page.metrics)];
  const backbones = { backbone: page.backbone, ...mapOf(page.backbones) };
  const nodes = namesOf(Object.keys({ ...backbones, ...heads }));
  const outputs = new Map(nodes.list.map((node) => [node, []]));
  const scorable = namesOf([...nodes.list, ...Object.keys(mapOf(page.postprocess))]);
  const labels = namesOf([...Object.keys(spaces), ...Object.keys(mapOf(page.labels))]);
  const scores = namesOf(Object.keys(metrics));
  for (const [name, value] of Object.entries(backbones)) checkPart({ name, shelf: 'backbones' }, value);
  for (const [name, value] of Object.entries(heads)) checkPart({ name, shelf: 'heads' }, value);
  for (const [name, value] of Object.entries(metrics)) {
    check(['metrics', name], mapOf(value), 'node', scorable, unknownNode);
    check(['metrics', name], mapOf(value), 'of', scores, unknownMetric);
  }
  for (const [name, value] of Object.entries(stages)) {
    const stage = mapOf(value);
    check(['stages', name], stage, 'train', nodes, unknownNode);
    check(['stages', name], stage, 'rows', labels, unknownLabels);
    check(['stages', name], stage, 'select', scores, unknownMetric);
    for (const [loss, value] of Object.entries(mapOf(stage.losses))) {
      const path = ['stages', name, 'losses', loss];
      const options = mapOf(value);
      if (options.node === undefined && !nodes.has(loss))
        draft.problems.push(unknownNode(draft.at(...path), loss, nodes.list));
      for (const key of ['node', 'target']) check(path, options, key, nodes, unknownNode);
    }
  }
  return draft.problems;

  function checkPart(node: Pick<PlanNode, 'name' | 'shelf'>, value: unknown): void {
    const [path, options] = [pathOf(node), mapOf(value)];
    const schema = registry.get(node.shelf, String(options.type))?.schema ?? {};
    checkReferences(draft, path, withoutOutputs(references({ type: '', ...options }, schema)), outputs);
    const keys = Object.entries(mapOf(schema.properties)).filter(([, option]) => mapOf(option)['x-labels']);
    for (const [key] of keys) check(path, options, key, labels, unknownLabels);
  }

  function check(
    path: readonly string[],
    options: Values,
    key: string,
    known: Names,
    say: typeof unknownNode,
  ): void {
    const listed = options[key];
    for (const [i, word] of [listed].flat().entries()) {
      const at = draft.at(...path, key, ...(Array.isArray(listed) ? [i] : []));
      if (typeof word === 'string' && !known.has(word) && !word.includes('${'))
        draft.problems.push(say(at, word, known.list));
    }
  }
}

/** The names of the nodes; their outputs are unknown. */
const withoutOutputs = (wanted: References): References =>
  Object.fromEntries(
    Object.entries(wanted).map(([role, sources]) => [role, sources.map(({ node }) => ({ node }))]),
  );

/** Names in order, with a lookup. */
interface Names {
  readonly list: readonly string[];
  has(name: string): boolean;
}

function namesOf(list: readonly string[]): Names {
  const all = new Set(list);
  return { list, has: (name) => all.has(name) };
}

const mapOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
