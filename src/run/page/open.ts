import { noDataFolder } from '../../errors/data.js';
import { ZooError } from '../../errors/problem.js';
import { type Page, schema } from '../../generated/page.js';
import { backbonesIn } from '../../plan/backbones.js';
import type { Plan } from '../../plan/plan.js';
import type { Registry } from '../../registry.js';
import { withVariables } from '../../spec/environment.js';
import { readPage, type Spec } from '../../spec/read.js';
import type { FetchEvents } from '../../weights/fetch/download.js';
import type { Surroundings } from '../surroundings.js';
import { checkFiles, checkSpec, planSpec } from './check.js';
import { keptByStages } from './shared-training.js';

/** A page, and the caller's changes to it. */
export interface PageRequest {
  readonly page: string;
  readonly profile?: string | undefined;
  readonly set?: readonly string[] | undefined;
  /** Overrides the page's own seed. */
  readonly seed?: number | undefined;
  /** For checks only: unset environment references stay as written. */
  readonly keepUnset?: boolean;
  /** The page is displayed, not run: its weights, models and vectors may be on another machine. */
  readonly elsewhere?: boolean;
  /** Trained weights replace the initial weights of heads, so the runs that these come from need not exist. */
  readonly trained?: boolean | undefined;
}

/** A page that has been read, checked and planned. */
export interface OpenPage {
  readonly spec: Spec;
  readonly page: Page;
  readonly plan: Plan;
  /** `null` is the page without a profile. */
  readonly profile: string | null;
  /** Why the profile differs from the requested one, and what --set does not change: one sentence each. */
  readonly notes: readonly string[];
}

/** The top-level keys of a page: a file with other keys is not extended. */
export const pageKeys: ReadonlySet<string> = new Set(Object.keys(schema.properties as object));

/** The profile name that means the page without any of its own profiles. */
const PAPER = 'paper';
const DEMO = 'demo';

/**
 * Reads, checks and plans a page. If no profile is requested and the data is missing (an environment variable in the
 * page is not set), uses the page's `demo` profile, if it has one, and notes it. Throws a ZooError that lists every
 * problem.
 */
export function openPage(request: PageRequest, context: Surroundings): OpenPage {
  return planned(openChecked(request, context), context, request);
}

/**
 * The same for a page that will be run: first fetches the model file that its plan must read, if it is missing, and
 * uses paths of this machine in the plan. The page keeps its environment references.
 */
export async function openPageToRun(
  request: PageRequest,
  context: Surroundings,
  events: FetchEvents,
): Promise<OpenPage> {
  const open = openChecked(request, context);
  const { env, registry } = context;
  checkFiles(open.spec, open.page, context);
  const { obtainModel } = await import('../../weights/fetch/obtain-model.js');
  for (const { path, options } of backbonesIn(open.page)) {
    const part = registry.bind('backbones', withVariables(options, env), path);
    if (part.frozen) await obtainModel(part, context, events);
  }
  const { plan, ...rest } = planned(open, context, { trained: request.trained });
  return { ...rest, plan: withVariables(plan, env) };
}

function openChecked(request: PageRequest, context: Surroundings): Omit<OpenPage, 'plan'> {
  const open = openSpec(request, context);
  return { ...open, page: checkSpec(open.spec, context) };
}

function planned(
  open: Omit<OpenPage, 'plan'>,
  context: Surroundings,
  files: Parameters<typeof planSpec>[3],
): OpenPage {
  return { ...open, plan: planSpec(open.spec, open.page, context, files) };
}

/** The page under its profile, as written: only checks that its data can exist. */
export function openSpec(
  request: PageRequest,
  context: Surroundings,
): Pick<OpenPage, 'spec' | 'profile' | 'notes'> {
  const { registry, env, cache, library, sources, allow } = context;
  const seed = request.seed === undefined ? [] : [`seed=${request.seed}`];
  const set = [...(request.set ?? []), ...seed];
  const options = {
    env,
    allowEnv: allow?.env,
    cache,
    library,
    sources,
    keys: pageKeys,
    set,
    keepUnset: request.keepUnset,
  };
  const plain = readPage(request.page, { ...options, keepUnset: true });
  const asked = request.profile === PAPER && !plain.profiles.includes(PAPER) ? null : request.profile;
  const missing = plain.unset[0];
  const fallsBack = asked === undefined && missing !== undefined && plain.profiles.includes(DEMO);
  const profile = asked ?? (fallsBack ? DEMO : undefined);
  const spec = readPage(request.page, { ...options, profile });
  if (!request.keepUnset) requireData(spec, registry);
  const notes = fallsBack
    ? [`${missing.name} is not set, so this is the demo: drawn faces, small and quick.`]
    : [];
  return { spec, profile: profile ?? null, notes: [...notes, ...keptByStages(spec, set)] };
}

// Report the missing data set instead of the name of a variable: what the data set is, and how to get it.
function requireData(spec: Spec, registry: Registry): void {
  const missing = spec.unset.find(({ path }) => path.startsWith('data.'));
  const source = missing && registry.get('datasets', String(typeBeside(spec.value, missing.path)))?.source;
  if (missing && source) {
    throw new ZooError(noDataFolder(missing.place, missing.path, missing.name, source));
  }
}

/** The type of the part that an option belongs to, `data.of.faces.root`. */
export const typeBeside = (page: unknown, path: string): unknown =>
  path
    .split('.')
    .slice(0, -1)
    .concat('type')
    .reduce<unknown>((value, key) => Object(value)[key], page);
