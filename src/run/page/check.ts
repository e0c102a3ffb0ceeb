import { drawnOutsideCache } from '../../errors/faces.js';
import { nodeTooLarge } from '../../errors/nodes.js';
import { PartBug } from '../../errors/parts.js';
import { type Problem, ZooError } from '../../errors/problem.js';
import { studyNotPage } from '../../errors/studies.js';
import { folderOfFaces, holdsFaces } from '../../faces/folder.js';
import type { FaceSetOptions } from '../../faces/options.js';
import { isInside } from '../../files/inside.js';
import type { Page } from '../../generated/page.js';
import { labelSpaces } from '../../labels.js';
import { backbonesIn, pathOf } from '../../plan/backbones.js';
import { runsOf } from '../../plan/blends.js';
import { makePlan } from '../../plan/make.js';
import { unknownNames } from '../../plan/names.js';
import type { Plan } from '../../plan/plan.js';
import { nodesBeyond } from '../../plan/sizes.js';
import { checkPage } from '../../schema/check.js';
import { firstOfEach, withoutConsequences } from '../../schema/distinct.js';
import { withVariables } from '../../spec/environment.js';
import type { Spec } from '../../spec/read.js';
import { checkStart, startOf } from '../model/run-weights.js';
import { checkBlended } from '../record/blended.js';
import type { Surroundings } from '../surroundings.js';
import { findModel, missingFiles } from './backbone-files.js';
import type { PageRequest } from './open.js';

/** The checked page. Throws a ZooError that lists every problem, including unknown names. */
export function checkSpec(spec: Spec, { registry }: Surroundings): Page {
  if (spec.value.kind === 'study')
    throw new ZooError(studyNotPage({ place: spec.place(['kind']), path: 'kind' }, spec.file));
  return withNames(spec, registry, () => checkPage(spec, registry));
}

/**
 * The plan of a checked page. Throws a ZooError that lists every problem, including those that come after the point
 * where planning stopped, and missing weights, models and vectors; `elsewhere` skips files that may be on another
 * machine.
 */
export const planSpec = (
  spec: Spec,
  page: Page,
  context: Surroundings,
  { elsewhere, trained }: Pick<PageRequest, 'elsewhere' | 'trained'> = {},
): Plan =>
  withNames(spec, context.registry, () => {
    const plan = () => {
      const made = makePlan(
        page,
        context.registry,
        labelSpaces,
        (path) => spec.place(path),
        findModel(context),
      );
      checkMemory(spec, made, context);
      if (!elsewhere) checkStarts(spec, made, context, trained);
      if (!elsewhere && !trained) checkBlends(spec, made, context);
      return made;
    };
    const files = () => checkFiles(spec, page, context, elsewhere);
    return allOf<Plan | undefined>([plan, files, () => checkDrawn(spec, page, context)])[0]!;
  });

/** Throws a ZooError, with its place, if the variables of a node do not fit into this machine's memory. */
function checkMemory(spec: Spec, { nodes }: Plan, { memory = Number.POSITIVE_INFINITY }: Surroundings): void {
  const problems = nodesBeyond(nodes, memory).map(({ name, path, size, memory: there }) =>
    nodeTooLarge({ place: spec.place(path), path: path.join('.') }, name, size, there),
  );
  if (problems.length > 0) throw new ZooError(problems);
}

/** Throws a ZooError, with its place, if a node cannot start from the run or file in the page. */
function checkStarts(spec: Spec, plan: Plan, context: Surroundings, trained = false): void {
  const starting = plan.nodes.filter((node) => startOf(node) !== undefined);
  const needed = trained ? starting.filter(({ shelf }) => shelf === 'backbones') : starting;
  allOf(
    needed.map(
      (node) => () => placedAt(spec, [...pathOf(node), 'weights'], () => checkStart(plan, node, context)),
    ),
  );
}

/** Throws a ZooError, with its place, if a step blends something that no run predicts. */
function checkBlends(spec: Spec, plan: Plan, context: Surroundings): void {
  const wanted = (plan.postprocess ?? []).flatMap((step) =>
    runsOf(step).map(({ run, node }, i) => ({ step, node, i, folder: withVariables(run, context.env) })),
  );
  allOf(
    wanted.map(({ step, node, i, folder }) => () => {
      if (folder.includes('${')) return; // a variable is not set
      const path = ['postprocess', step.name, 'blend', 'runs', i];
      placedAt(spec, path, () => checkBlended(plan, step, node, folder));
    }),
  );
}

/** The result of a check; gives its problems a place in the page. */
function placedAt<T>(spec: Spec, path: readonly (string | number)[], check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    throw error.map((problem) => ({ ...problem, place: spec.place(path), path: path.join('.') }));
  }
}

/** Throws a ZooError, with its place, if the weights, model or vectors of a backbone do not exist. */
export function checkFiles(spec: Spec, page: Page, context: Surroundings, elsewhere = false): undefined {
  const problems = backbonesIn(page).flatMap(({ path, options: written }) => {
    const options = withVariables(written, context.env);
    const bound = context.registry.bind('backbones', options, path);
    return missingFiles(bound, options, context, elsewhere).map(([option, problem]) => {
      const at = [...path, option];
      return { ...problem, place: spec.place(at), path: at.join('.') };
    });
  });
  if (problems.length > 0) throw new ZooError(problems);
}

/** Throws a ZooError, with its place, if a page draws faces outside the cache folder. */
function checkDrawn(spec: Spec, { data }: Page, { cache }: Surroundings): undefined {
  const { root, synthetic } = data;
  if (synthetic === undefined || typeof root !== 'string' || isInside(root, cache)) return;
  const faces = synthetic as FaceSetOptions;
  if (holdsFaces(folderOfFaces(root, faces), faces)) return; // no faces will be drawn
  const problem = drawnOutsideCache(root);
  throw new ZooError({ ...problem, place: spec.place(problem.path!.split('.')) });
}

/** The results of several checks. Throws a ZooError with the problems of all of them, each problem once. */
export function allOf<T>(checks: readonly (() => T)[]): T[] {
  const problems: Problem[] = [];
  const found = checks.flatMap((check) => {
    try {
      return [check()];
    } catch (error) {
      if (!(error instanceof ZooError) || error instanceof PartBug) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ZooError(firstOfEach(problems));
  return found;
}

function withNames<T>(spec: Spec, registry: Surroundings['registry'], check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof ZooError) || error instanceof PartBug || !areNamesWhole(spec, error.problems))
      throw error;
    const names = unknownNames(spec.value, registry, labelSpaces, spec.place);
    throw new ZooError(firstOfEach([...error.problems, ...withoutConsequences(names, error.problems)]));
  }
}

/** Whether the page defines all its names: nothing was left out, and no map of names is misspelled. */
const areNamesWhole = (spec: Spec, problems: readonly Problem[]): boolean =>
  spec.problems.length === 0 && problems.every(({ path }) => path?.includes('.'));
