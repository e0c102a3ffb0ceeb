import type { PlanCost, RowCounts, WindowCounts } from '../../cost/cost.js';
import { countPlan } from '../../cost/count.js';
import { estimate } from '../../cost/estimate.js';
import { problemsOf, warningsOf } from '../../cost/warnings.js';
import type { EngineName, EngineSettings } from '../../engine/engine.js';
import { listEngines } from '../../engine/list.js';
import { countWork } from '../../engine/open.js';
import { engines } from '../../engine/shelf.js';
import { type Problem, ZooError } from '../../errors/problem.js';
import { folderOfFaces, holdsFaces } from '../../faces/folder.js';
import { labelSpaces } from '../../labels.js';
import type { DatasetContext, Table } from '../../part.js';
import { backbonesOf, pathOf } from '../../plan/backbones.js';
import type { Plan, PlanWindows } from '../../plan/plan.js';
import { withVariables } from '../../spec/environment.js';
import { fewRows, refuseOutside } from '../data/read.js';
import { rowCountsOf } from '../data/row-counts.js';
import { foldersExist, rootsOf, sourcesOf } from '../data/sources.js';
import { engineSettings, type Surroundings } from '../surroundings.js';
import type { OpenPage } from './open.js';
import { savedRates } from './rates.js';
import { checkVectors } from './vectors.js';

/** The number of rows that a plan assumes if its annotation files are missing. */
const ASSUMED = { train: 1000, validation: 0 };

/** The cost of a run of this page, and settings in it that are valid but probably unintended. */
export interface CostedPlan {
  readonly cost: PlanCost;
  readonly warnings: readonly Problem[];
}

/**
 * Counts the work of a page's stages over the rows in its annotation files, or at most `most` of each split; decodes
 * no images, loads no weights and opens no engine. Throws a ZooError if the data or its vectors cannot be read, or if
 * a loss has no rows to learn from.
 */
export async function costOf(
  { plan, spec }: Pick<OpenPage, 'plan' | 'spec'>,
  engine: 'auto' | EngineName,
  context: Surroundings,
  most?: number,
): Promise<CostedPlan> {
  const { registry } = context;
  const place = (path: readonly (string | number)[]) => spec.place(path);
  const table = await annotations(plan, context);
  const rows = table ? rowCountsOf(fewRows(table, most), plan) : assumedRows(plan, context, most);
  const problems = problemsOf(plan, rows, registry, place);
  if (problems.length > 0) throw new ZooError(problems);
  if (table) {
    for (const node of backbonesOf(plan)) {
      const path = pathOf(node);
      const options = withVariables(node.options, context.env);
      await checkVectors(registry.bind('backbones', options, path), table, [...path, 'file'], place);
    }
  }
  const counts = await countWork((tf, take) => countPlan(plan, registry, { tf, take }, rows.windows?.frames));
  const settings = engineSettings(context);
  const planned = engineOf(engine, settings);
  const cost = estimate(plan, counts, rows, planned, savedRates(planned.name, settings));
  return { cost, warnings: warningsOf(plan, cost, registry, place) };
}

function engineOf(asked: 'auto' | EngineName, settings: EngineSettings): PlanCost['engine'] {
  const name = asked === 'auto' ? listEngines(settings).find(({ here }) => here)!.name : asked;
  const { memory } = engines.find((record) => record.name === name)!;
  return { name, threads: settings.threads, ...(memory !== undefined && { memory }) };
}

/** The rows of a data set that does not exist yet. */
function assumedRows(plan: Plan, { registry }: Surroundings, most = Number.POSITIVE_INFINITY): RowCounts {
  const { expected } = registry.bind('datasets', plan.data, ['data']);
  const all = expected ?? ASSUMED;
  const toDraw = expected ? all.train + all.validation : 0;
  const [train, validation] = [Math.min(all.train, most), Math.min(all.validation, most)];
  const stages = Object.fromEntries(plan.stages.map(({ name }) => [name, train]));
  const { windows } = plan;
  return {
    known: false,
    train,
    validation,
    toDraw,
    stages,
    labels: {},
    whole: {},
    scored: {},
    ...(windows && { windows: assumedWindows(plan, windows, train) }),
  };
}

/** The assumed number of frames in a sequence of unknown length. */
const ASSUMED_FRAMES = 100;

/** The windows of rows that do not exist yet, in sequences without gaps. */
function assumedWindows({ stages }: Plan, { length, stride }: PlanWindows, rows: number): WindowCounts {
  const frames = length === 'whole' ? ASSUMED_FRAMES : length;
  const every = stride ?? frames;
  const own = stages.filter((stage) => stage.windows);
  return {
    frames,
    stages: Object.fromEntries(own.map(({ name }) => [name, Math.ceil(rows / every)])),
    perRow: frames / every,
  };
}

/** The rows of the data set, or undefined if it does not exist yet. Throws a ZooError if it cannot be read. */
async function annotations(plan: Plan, { env, registry, allow }: Surroundings): Promise<Table | undefined> {
  const { labels } = plan;
  const data = withVariables(plan.data, env);
  const sources = sourcesOf(data, registry);
  if (!foldersExist(sources)) return undefined;
  const dataset = registry.bind('datasets', data, ['data']);
  let isDrawn = true;
  const drawFaces: DatasetContext['drawFaces'] = async (root, options) => {
    const folder = folderOfFaces(root, options);
    isDrawn = holdsFaces(folder, options);
    if (!isDrawn) throw new Error('the faces are not drawn yet');
    return folder;
  };
  try {
    const table = await dataset.read({
      labels: { ...labelSpaces, ...labels },
      unlabeled: plan.windows !== undefined,
      drawFaces,
    });
    refuseOutside(table, rootsOf(sources), allow);
    return table;
  } catch (error) {
    if (!isDrawn) return undefined;
    throw error;
  }
}
