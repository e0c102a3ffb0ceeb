import type { EngineName } from '../../../engine/engine.js';
import { ZooError } from '../../../errors/problem.js';
import { sameVariant } from '../../../errors/studies.js';
import type { ChosenExecutor, ExecutorFlags } from '../../../many/executor.js';
import type { StudyWork } from '../../../many/job.js';
import { listedUnit, type Pin, pinOf } from '../../../many/pin.js';
import { type Study, type UnitRequest, unitRequests, type Variant } from '../../../many/study.js';
import type { Unit } from '../../../many/unit.js';
import { openUnits, requireMetric } from '../../../many/units.js';
import type { StudyStep } from '../../../part.js';
import type { PageRequest } from '../../../run/page/open.js';
import type { RunEvents, Surroundings } from '../../../run/surroundings.js';
import { type Allowing, allowingWords, permission, surroundings } from '../surroundings.js';
import { type LoadFlags, loadStudy, type NotRun, withoutMissing } from './load.js';

/** Where a command prints results and remarks. */
export interface Say {
  log(text: string): void;
  note(text: string): void;
}

/** Flags about a study. */
export interface StudyFlags extends Allowing, LoadFlags, ExecutorFlags {
  readonly set?: readonly string[] | undefined;
  readonly profile?: string | undefined;
  readonly out?: string | undefined;
  readonly rows?: number | undefined;
  readonly images?: boolean | undefined;
  readonly engine: 'auto' | EngineName;
  /** Number or address of the single unit to run. */
  readonly unit?: string | undefined;
  /** True if nothing will run: missing files need not be fetched. */
  readonly looks: boolean;
}

/** A study with its units. */
export interface OpenedStudy {
  readonly study: Study;
  /** The study including the variants that are not run, in its order. */
  readonly whole: Study;
  /** Variants that are listed but not run. */
  readonly notRun: readonly NotRun[];
  readonly units: readonly Unit[];
  /** False if one unit was opened alone, true if all units of the study are here. */
  readonly isWhole: boolean;
  readonly pin: Pin;
  /** The step that executes the study adds the units that have not finished. */
  readonly work: StudyWork;
  readonly context: Surroundings;
  /** The executor that the user chose. Throws a ZooError if it does not exist, or an option is wrong. */
  executor(): Promise<ChosenExecutor>;
}

/** Opens a study: its variants, its folder, the engine that it pins, its units. With `unit`, opens only that unit if possible. */
export async function openStudy(flags: StudyFlags, events: RunEvents, say: Say): Promise<OpenedStudy> {
  const whole = loadStudy(flags, await surroundings(flags));
  const folder = flags.out ?? `runs/${whole.name}`;
  const alone = flags.unit === undefined ? undefined : await openAlone(whole, folder, flags, events, say);
  if (alone !== undefined) return alone;
  const requests = requestsOf(whole, flags);
  const context = await contextOf(requests, flags);
  const { study, notRun } = await withoutMissing(whole, context);
  const opened = await openWith(requestsOf(study, flags), { whole, folder, flags, context, events, say });
  requireMetric(study, opened.units);
  return { ...opened, study, notRun };
}

/** Opens one unit, without the others, as listed in `study.json`; undefined if its page has changed since. */
async function openAlone(
  whole: Study,
  folder: string,
  flags: StudyFlags,
  events: RunEvents,
  say: Say,
): Promise<OpenedStudy | undefined> {
  const listed = listedUnit(folder, flags.unit!);
  const requests = requestsOf(whole, flags).filter(
    ({ variant, request }) => variant.name === listed?.variant && request.seed === listed.seed,
  );
  if (listed === undefined || requests.length !== 1) return undefined;
  const context = await contextOf(requests, flags);
  const opened = await openWith(requests, { whole, folder, flags, context, events, say });
  const [unit] = opened.units;
  if (unit?.address !== listed.address) return undefined;
  return { ...opened, units: [{ ...unit, index: listed.unit }], isWhole: false };
}

const requestsOf = (study: Study, { profile, set }: StudyFlags): readonly UnitRequest[] =>
  unitRequests(study, { profile, set });

const contextOf = (requests: readonly UnitRequest[], flags: StudyFlags): Promise<Surroundings> =>
  surroundings(
    flags,
    requests.map(({ request }) => request),
  );

/** Settings for opening units. */
interface OpenWith {
  readonly whole: Study;
  readonly folder: string;
  readonly flags: StudyFlags;
  readonly context: Surroundings;
  readonly events: RunEvents;
  readonly say: Say;
}

/** The units of these requests, and how to execute them. */
async function openWith(
  requests: readonly UnitRequest[],
  { whole, folder, flags, context, events, say }: OpenWith,
): Promise<OpenedStudy> {
  const { fingerprints } = await import('../../../many/inputs.js');
  const { openPage, openPageToRun } = await import('../../../run/page/open.js');
  const { engine, rows, images } = flags;
  const pin = pinOf(folder, engine, context);
  const units = await openUnits(requests, {
    folder,
    pin,
    rows,
    fingerprint: fingerprints(context, events),
    open: (request: PageRequest) =>
      flags.looks ? openPage(request, context) : openPageToRun(request, context, events),
    same: (variant, seed, as) => left(variant, seed, as, say),
  });
  const command = (step: StudyStep): readonly string[] => [
    process.execPath,
    process.argv[1]!,
    ...wordsOf({ ...flags, out: folder, engine: pin.engine }, step),
  ];
  return {
    study: whole,
    whole,
    notRun: [],
    units,
    isWhole: true,
    pin,
    work: { folder, units, settings: { engine: pin.engine, rows, images }, command },
    context,
    executor: async () => {
      const { chooseExecutor } = await import('../../../many/executor.js');
      const { configFile, readPreferences } = await import('../../../many/preferences.js');
      return chooseExecutor(flags, readPreferences(configFile(process.env)), context, permission(flags));
    },
  };
}

/** A variant that a study file lists must be another page; a value of `--vary` or of a matrix may be the page's own. */
function left({ name, at, set }: Variant, seed: number, as: string, say: Say): void {
  if (at !== undefined && !at.path.startsWith('matrix')) throw new ZooError(sameVariant(at, name, as));
  if (set.length > 0) say.note(`${name}, seed ${seed}: the same page as ${as}, so it is not run again`);
}

/** The command line that runs one step of the same study. */
function wordsOf(flags: StudyFlags, step: StudyStep): readonly string[] {
  const { page, vary = [], set = [], profile, seeds, metric, out, rows, images, engine } = flags;
  const values = { profile, seeds, metric, out, rows, engine };
  return [
    'ablate',
    page,
    ...vary.flatMap((text) => ['--vary', text]),
    ...set.flatMap((text) => ['--set', text]),
    ...Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, `${value}`],
    ),
    ...(images === undefined ? [] : [images ? '--images' : '--no-images']),
    ...allowingWords(flags),
    ...(typeof step === 'string' ? [`--${step}`] : ['--unit', step.unit.address]),
  ];
}
