import { noDataFolder } from '../../errors/data.js';
import { ZooError } from '../../errors/problem.js';
import type { Page } from '../../generated/page.js';
import type { Plan } from '../../plan/plan.js';
import type { Registry } from '../../registry.js';
import { readPage, type Spec } from '../../spec/read.js';
import type { FetchEvents } from '../../weights/download.js';
import type { Surroundings } from '../surroundings.js';
import { obtainModel } from '../weights/model-file.js';
import { checkFiles, checkSpec, planSpec } from './check.js';

/** Which page, and how it is changed from outside. */
export interface PageRequest {
  readonly page: string;
  readonly profile?: string | undefined;
  readonly set?: readonly string[] | undefined;
  /** Instead of the page's own seed. */
  readonly seed?: number | undefined;
  /** Check only: references to the environment that are not set stay as they are written. */
  readonly keepUnset?: boolean;
  /** The page is shown, not run: weights, models and vectors that it names may be on another machine. */
  readonly elsewhere?: boolean;
}

/** A page that is read, checked and planned. */
export interface OpenPage {
  readonly spec: Spec;
  readonly page: Page;
  readonly plan: Plan;
  /** `null` is the page as it stands, without a profile. */
  readonly profile: string | null;
  /** Why the profile is another than asked for, in a sentence. */
  readonly notes: readonly string[];
}

/** The profile that stands for the page as it is written, without any of its own profiles. */
const PAPER = 'paper';
const DEMO = 'demo';

/**
 * Reads, checks and plans a page. Without a profile asked for, a page whose data is not there (an environment variable
 * it names is not set) runs its `demo` profile where it has one, and says so. Throws a ZooError with every problem.
 */
export function openPage(request: PageRequest, around: Surroundings): OpenPage {
  return planned(openChecked(request, around), around, request.elsewhere);
}

/** The same for a page that is to be run: the model file that its plan must read is fetched first, where it is not here. */
export async function openPageToRun(
  request: PageRequest,
  around: Surroundings,
  events: FetchEvents,
): Promise<OpenPage> {
  const open = openChecked(request, around);
  const { backbone } = open.page;
  checkFiles(open.spec, open.page, around);
  const part = around.registry.bind('backbones', backbone, ['backbone']);
  if (part.frozen) await obtainModel(part, around, events);
  return planned(open, around);
}

function openChecked(request: PageRequest, around: Surroundings): Omit<OpenPage, 'plan'> {
  const open = openSpec(request, around);
  return { ...open, page: checkSpec(open.spec, around) };
}

function planned(open: Omit<OpenPage, 'plan'>, around: Surroundings, elsewhere = false): OpenPage {
  return { ...open, plan: planSpec(open.spec, open.page, around, elsewhere) };
}

/** The page under its profile, as it is written: nothing is checked but that its data can be there. */
export function openSpec(
  request: PageRequest,
  around: Surroundings,
): Pick<OpenPage, 'spec' | 'profile' | 'notes'> {
  const { registry, env, cache, library } = around;
  const seed = request.seed === undefined ? [] : [`seed=${request.seed}`];
  const set = [...(request.set ?? []), ...seed];
  const options = { env, cache, library, set, keepUnset: request.keepUnset };
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
  return { spec, profile: profile ?? null, notes };
}

// A data set that is missing is worth more than the name of a variable: what it is, and how one gets it.
function requireData(spec: Spec, registry: Registry): void {
  const missing = spec.unset.find(({ path }) => path.startsWith('data.'));
  const { data } = spec.value as { data?: { type?: unknown } };
  const source = registry.get('datasets', String(data?.type))?.source;
  if (missing && source) {
    throw new ZooError(noDataFolder(missing.place, missing.path, missing.name, source));
  }
}
