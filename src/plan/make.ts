import {
  backboneUnused,
  cycle,
  headUnused,
  nameTaken,
  noAnswer,
  noThresholds,
  unknownNode,
} from '../errors/nodes.js';
import { type Place, ZooError } from '../errors/problem.js';
import type { Page } from '../generated/page.js';
import type { Registry } from '../registry.js';
import { checkAudio } from './audio.js';
import { type FindModel, planBackbone } from './backbone-node.js';
import { backbonesIn, pathOf } from './backbones.js';
import { checkTuningRows } from './blends.js';
import { createDraft, type Draft } from './draft.js';
import { ancestors, readBy } from './flow.js';
import { planMetrics } from './metrics.js';
import { type LabelSpaces, planHead } from './nodes.js';
import type { Images, Plan, PlanNode, TuningRows } from './plan.js';
import { planSteps } from './postprocess.js';
import { checkActivations, checkVariables } from './sizes.js';
import { checkSpaces, ownSpaces } from './spaces.js';
import { planStage } from './stages.js';
import { checkSpanMetrics } from './tuning.js';
import { checkWindows } from './windows.js';
import { checkReferences, references, topologicalOrder } from './wiring.js';

/**
 * Resolves names, infers shapes and unrolls the stages of a checked page. `place` returns the place of a value in the
 * page; `spaces` are the built-in label spaces; `find` finds local model files. Throws a ZooError that lists every
 * problem.
 */
export function makePlan(
  page: Page,
  registry: Registry,
  spaces: LabelSpaces,
  place: (path: readonly (string | number)[]) => Place,
  find: FindModel = () => undefined,
): Plan {
  const draft = createDraft(place);
  const labels = { ...spaces, ...ownSpaces(page) };
  checkSpaces(draft, page);
  const nodes = planNodes(draft, page, registry, labels, find);
  checkVariables(draft, nodes);
  stopOn(draft);
  const dataset = draft.ask(['data'], () => registry.bind('datasets', page.data, ['data']));
  const mixture = dataset?.mixture;
  const frames = { name: page.data.type, sequences: dataset?.sequences === true, mixture };
  if (dataset) checkWindows(draft, page, nodes, frames);
  checkAudio(draft, page.audio, nodes, frames);
  const postprocess = planSteps(draft, page, nodes, { spaces: labels, data: frames });
  checkTuningRows(draft, postprocess);
  const metrics = planMetrics(draft, page, [nodes, postprocess], registry, labels);
  if (metrics) checkSpanMetrics(draft, postprocess, metrics);
  if (!metrics || !dataset) throw new ZooError(draft.problems);
  const data = { name: page.data.type, labels: dataset.labels, mixture };
  const context = { nodes, metrics, registry, spaces: labels, data, windows: page.windows };
  const stages = Object.entries(page.stages).map(([name, stage]) => planStage(draft, name, stage, context));
  checkUsed(
    draft,
    nodes,
    stages.flatMap((stage) => [...stage.train, ...readBy(stage.losses)]),
  );
  const images = alignedImages(page.images);
  checkActivations(draft, nodes, stages, images);
  stopOn(draft);
  const kept = new Set([
    ...Object.keys(page.labels), // the data set may have labels that no node predicts
    ...stages.flatMap(({ rows }) => rows),
    ...nodes.flatMap(({ answer, supervised }) => [answer, supervised].flatMap((one) => one?.labels ?? [])),
  ]);
  return {
    name: page.name,
    data: page.data,
    ...(mixture && { mixture }),
    images,
    ...(page.windows && { windows: page.windows }),
    ...(page.audio && { audio: page.audio }),
    labels: Object.fromEntries(Object.entries(labels).filter(([name]) => kept.has(name))),
    nodes,
    stages,
    ...(postprocess.length > 0 && { postprocess }),
    metrics,
    trackers: Object.entries(page.trackers).map(([name, options]) => ({ name, options })),
  };
}

function stopOn(draft: Draft): void {
  if (draft.problems.length > 0) throw new ZooError(draft.problems);
}

/** Both pipelines; the aligner and the pixel limit apply to each. */
function alignedImages({ align, megapixels, train, evaluate }: Page['images']): Images {
  const seen = { ...(align && { align }), ...(megapixels !== undefined && { megapixels }) };
  return { train: { ...train, ...seen }, evaluate: { ...evaluate, ...seen } } as Images;
}

function planNodes(
  draft: Draft,
  page: Page,
  registry: Registry,
  spaces: LabelSpaces,
  find: FindModel,
): PlanNode[] {
  const backbones = planBackbones(draft, page, registry, spaces, find);
  for (const name of backbones.keys())
    if (name in page.heads) draft.problems.push(nameTaken(draft.at('heads', name), name));
  const outputs = new Map(
    [...backbones].map(([name, backbone]) => [name, Object.keys(backbone?.outputs ?? {})] as const),
  );
  const heads = Object.entries(page.heads);
  for (const [name] of heads) outputs.set(name, []);
  const wanted = new Map(
    heads.map(([name, options]) => [name, references(options, registry.get('heads', options.type)!.schema)]),
  );
  const known = [...wanted].map(([name, refs]) => checkReferences(draft, ['heads', name], refs, outputs));
  const reads = [...wanted].map(
    ([name, refs]) =>
      [
        name,
        Object.values(refs)
          .flat()
          .map(({ node }) => node),
      ] as const,
  );
  const order = topologicalOrder(new Map(reads), (circle) =>
    draft.problems.push(cycle(draft.at('heads', circle[0]!), circle)),
  );
  const planned = new Map<string, PlanNode>();
  for (const [name, backbone] of backbones) if (backbone) planned.set(name, backbone);
  if (planned.size < backbones.size || !order || known.includes(false)) return [];
  for (const name of order) {
    const { weights, thresholds, ...options } = page.heads[name]!;
    const node = planHead(draft, name, options, wanted.get(name)!, planned, registry, spaces);
    if (!node) return [];
    if (thresholds !== undefined) checkThresholds(draft, node, spaces);
    const starts = weights === undefined ? {} : { weights };
    const tunes = thresholds === undefined ? {} : { tunes: thresholds as TuningRows };
    planned.set(name, { ...node, ...starts, ...tunes });
  }
  return [...planned.values()];
}

/** The backbones by name, starting with `backbone`, each after the one that it reads; an undefined one has a problem. */
function planBackbones(
  draft: Draft,
  page: Page,
  registry: Registry,
  spaces: LabelSpaces,
  find: FindModel,
): Map<string, PlanNode | undefined> {
  const seen = { images: alignedImages(page.images), audio: page.audio };
  const planned = new Map<string, PlanNode | undefined>();
  const declared = backbonesIn(page);
  for (const backbone of declared.toSorted(
    (a, b) => Number(a.input !== undefined) - Number(b.input !== undefined),
  )) {
    const { name, path, input } = backbone;
    const read = input === undefined ? undefined : planned.get(input);
    if (input === undefined || read)
      planned.set(name, planBackbone(draft, backbone, { ...seen, read }, registry, spaces, find));
    else {
      planned.set(name, undefined);
      const known = declared.filter((one) => one.input === undefined).map((one) => one.name);
      if (!planned.has(input)) draft.problems.push(unknownNode(draft.at(...path, 'input'), input, known));
    }
  }
  return planned;
}

/** Only a label that is on or off has a threshold. */
function checkThresholds(draft: Draft, { name, answer }: PlanNode, spaces: LabelSpaces): void {
  const at = draft.at('heads', name, 'thresholds');
  if (!answer) draft.problems.push(noAnswer(at, name));
  else if (spaces[answer.labels]!.kind !== 'multi-label')
    draft.problems.push(noThresholds(at, name, spaces[answer.labels]!.kind));
}

function checkUsed(draft: Draft, nodes: readonly PlanNode[], used: readonly string[]): void {
  const read = ancestors(new Map(nodes.map((node) => [node.name, node])), used);
  for (const node of nodes) {
    if (read.has(node.name) || node.name === 'backbone') continue;
    const at = draft.at(...pathOf(node));
    draft.problems.push(node.shelf === 'heads' ? headUnused(at, node.name) : backboneUnused(at, node.name));
  }
}
