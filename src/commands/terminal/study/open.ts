import type { EngineName } from '../../../engine/engine.js';
import type { Executor, Step, StudyJob } from '../../../many/executors/executor.js';
import { bindExecutor } from '../../../many/executors/shelf.js';
import { type Pin, pinOf } from '../../../many/pin.js';
import { type Study, unitRequests } from '../../../many/study.js';
import type { Unit } from '../../../many/unit.js';
import { openUnits } from '../../../many/units.js';
import { variedStudy } from '../../../many/vary.js';
import type { PageRequest } from '../../../run/page/open.js';
import type { RunEvents, Surroundings } from '../../../run/surroundings.js';
import { seedsOf } from '../seeds.js';
import { type Allowing, allowingWords, surroundings } from '../surroundings.js';

/** Where a command prints: results, and remarks. */
export interface Say {
  log(text: string): void;
  note(text: string): void;
}

/** What the user says of a study. */
export interface StudyFlags extends Allowing {
  readonly page: string;
  readonly vary?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly profile?: string | undefined;
  readonly seeds: string;
  readonly metric?: string | undefined;
  readonly out?: string | undefined;
  readonly rows?: number | undefined;
  readonly images?: boolean | undefined;
  readonly engine: 'auto' | EngineName;
  readonly executor: string;
  readonly with?: readonly string[] | undefined;
  readonly workers?: number | undefined;
  /** Nothing will be run: missing files need not be fetched. */
  readonly looks: boolean;
}

/** A study whose units are known. */
export interface OpenedStudy {
  readonly study: Study;
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
  const { executor: name, workers, engine, rows, images } = flags;
  const options = [...(flags.with ?? []), ...(workers === undefined ? [] : [`workers=${workers}`])];
  const executor = bindExecutor(name, options);
  const seeds = seedsOf(/^\d+$/.test(flags.seeds) ? upTo(Number(flags.seeds)) : flags.seeds);
  const study = variedStudy(flags.page, flags.vary ?? [], { seeds, metric: flags.metric });
  const requests = unitRequests(study, { profile: flags.profile, set: flags.set });
  const context = await surroundings(
    flags,
    requests.map(({ request }) => request),
  );
  const folder = flags.out ?? `runs/${study.name}`;
  const pin = pinOf(folder, engine, context);
  const units = await openUnits(requests, {
    folder,
    pin,
    rows,
    fingerprint: fingerprints(context, events),
    open: (request: PageRequest) =>
      flags.looks ? openPage(request, context) : openPageToRun(request, context, events),
    same: (variant, seed, as) =>
      say.note(`${variant}, seed ${seed}: the same page as ${as}, so it is not run again`),
  });
  const settings = { engine: pin.engine, rows, images };
  const command = (step: Step): readonly string[] => [
    process.execPath,
    process.argv[1]!,
    ...wordsOf({ ...flags, out: folder, engine: pin.engine }, step),
  ];
  return {
    study,
    units,
    pin,
    executor,
    executorName: name,
    job: { folder, units, settings, command },
    context,
  };
}

/** `3 -> "1,2,3"`. */
const upTo = (count: number): string => Array.from({ length: count }, (_, i) => i + 1).join(',');

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
