import type { EngineName } from '../../../engine/engine.js';
import { ZooError } from '../../../errors/problem.js';
import { sameVariant } from '../../../errors/studies.js';
import { configFile, readPreferences } from '../../../many/executors/config.js';
import type { Executor, Step, StudyJob } from '../../../many/executors/executor.js';
import { bindExecutor, executorNames } from '../../../many/executors/shelf.js';
import { type Pin, pinOf } from '../../../many/pin.js';
import { type Study, unitRequests, type Variant } from '../../../many/study.js';
import type { Unit } from '../../../many/unit.js';
import { openUnits, requireMetric } from '../../../many/units.js';
import type { PageRequest } from '../../../run/page/open.js';
import type { RunEvents, Surroundings } from '../../../run/surroundings.js';
import { type Allowing, allowingWords, surroundings } from '../surroundings.js';
import { type LoadFlags, loadStudy, type NotRun, withoutMissing } from './load.js';

/** Where a command prints: results, and remarks. */
export interface Say {
  log(text: string): void;
  note(text: string): void;
}

/** What the user says of a study. */
export interface StudyFlags extends Allowing, LoadFlags {
  readonly set?: readonly string[] | undefined;
  readonly profile?: string | undefined;
  readonly out?: string | undefined;
  readonly rows?: number | undefined;
  readonly images?: boolean | undefined;
  readonly engine: 'auto' | EngineName;
  /** Absent: as the user's configuration says. */
  readonly executor?: string | undefined;
  readonly with?: readonly string[] | undefined;
  readonly workers?: number | undefined;
  /** Nothing will be run: missing files need not be fetched. */
  readonly looks: boolean;
}

/** A study whose units are known. */
export interface OpenedStudy {
  readonly study: Study;
  /** The study with the variants that are not run, in its order. */
  readonly whole: Study;
  /** Variants that are listed, and not run. */
  readonly notRun: readonly NotRun[];
  readonly units: readonly Unit[];
  readonly pin: Pin;
  readonly executor: Executor;
  readonly executorName: string;
  /** The units that have not finished are filled in by the step that executes it. */
  readonly job: StudyJob;
  readonly context: Surroundings;
}

/** Opens a study: its variants, its folder, the engine that it pins, its units. */
export async function openStudy(flags: StudyFlags, events: RunEvents, say: Say): Promise<OpenedStudy> {
  const { fingerprints } = await import('../../../many/inputs.js');
  const { openPage, openPageToRun } = await import('../../../run/page/open.js');
  const { workers, engine, rows, images } = flags;
  const preferred = readPreferences(configFile(process.env));
  const name = flags.executor ?? preferred.executor ?? executorNames[0]!;
  const options = [
    ...preferred.options(name),
    ...(flags.with ?? []),
    ...(workers === undefined ? [] : [`workers=${workers}`]),
  ];
  const executor = bindExecutor(name, options);
  const whole = loadStudy(flags, await surroundings(flags));
  const shared = { profile: flags.profile, set: flags.set };
  const context = await surroundings(
    flags,
    unitRequests(whole, shared).map(({ request }) => request),
  );
  const { study, notRun } = await withoutMissing(whole, context);
  const folder = flags.out ?? `runs/${study.name}`;
  const pin = pinOf(folder, engine, context);
  const units = await openUnits(unitRequests(study, shared), {
    folder,
    pin,
    rows,
    fingerprint: fingerprints(context, events),
    open: (request: PageRequest) =>
      flags.looks ? openPage(request, context) : openPageToRun(request, context, events),
    same: (variant, seed, as) => left(variant, seed, as, say),
  });
  requireMetric(study, units);
  const settings = { engine: pin.engine, rows, images };
  const command = (step: Step): readonly string[] => [
    process.execPath,
    process.argv[1]!,
    ...wordsOf({ ...flags, out: folder, engine: pin.engine }, step),
  ];
  return {
    study,
    whole,
    notRun,
    units,
    pin,
    executor,
    executorName: name,
    job: { folder, units, settings, command },
    context,
  };
}

/** A variant that a study file lists must be another page; a value of `--vary` or of a matrix may be the one that the page has. */
function left({ name, at, set }: Variant, seed: number, as: string, say: Say): void {
  if (at !== undefined && !at.path.startsWith('matrix')) throw new ZooError(sameVariant(at, name, as));
  if (set.length > 0) say.note(`${name}, seed ${seed}: the same page as ${as}, so it is not run again`);
}

/** The words of a command that does one step of the same study. */
function wordsOf(flags: StudyFlags, step: Step): readonly string[] {
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
