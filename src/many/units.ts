import { type Problem, ZooError } from '../errors/problem.js';
import { noSuchUnit, variantLacksMetric } from '../errors/studies.js';
import type { OpenPage, PageRequest } from '../run/page/open.js';
import { openEach } from '../run/page/several.js';
import { readRunRecord } from '../run/record/saved.js';
import { pageHash } from '../spec/resolved.js';
import type { FinishedRun } from './execute.js';
import { failureOf } from './failure.js';
import type { Fingerprint } from './inputs.js';
import type { Pin } from './pin.js';
import type { Study, UnitRequest, Variant } from './study.js';
import { addressOf, stateOf, type Unit, unitFolder } from './unit.js';

/** Input of `openUnits`. */
export interface Opening {
  readonly folder: string;
  readonly pin: Pin;
  readonly rows: number | undefined;
  readonly fingerprint: Fingerprint;
  open(request: PageRequest): OpenPage | Promise<OpenPage>;
  /** Called with each unit that is left out because it duplicates another. May throw. */
  same(variant: Variant, seed: number, as: string): void;
}

/** The units of a study, numbered from 1. Leaves out a unit whose page is the same as an earlier one's. */
export async function openUnits(
  requests: readonly UnitRequest[],
  { folder, pin, rows, fingerprint, open, same }: Opening,
): Promise<readonly Unit[]> {
  const opened = await openEach(
    requests.map(({ variant, request }) => ({ ...request, variant })),
    async ({ variant, ...request }) => {
      try {
        return await open(request);
      } catch (error) {
        throw error instanceof ZooError
          ? error.map((problem) => placedInStudy(problem, variant, request))
          : error;
      }
    },
  );
  const seen = new Map<string, Variant>();
  const units: Unit[] = [];
  for (const [i, page] of opened.entries()) {
    const { variant } = requests[i]!;
    const text = `${page.profile} ${pageHash(page.page)}`;
    const other = seen.get(text);
    if (other !== undefined) same(variant, page.page.seed, other.name);
    else {
      seen.set(text, variant);
      const address = addressOf(page, rows, await fingerprint(page), pin);
      const { seed } = page.page;
      const at = unitFolder(folder, variant.name, seed, address);
      units.push({ index: units.length + 1, variant: variant.name, seed, open: page, address, folder: at });
    }
  }
  return units;
}

/** Moves a problem with a change of a variant, or with its page as a whole, to its place in the study file. */
export function placedInStudy(problem: Problem, { at, set }: Variant, request: PageRequest): Problem {
  if (at === undefined) return problem;
  if (problem.place === undefined) return { ...problem, place: at.place };
  const first = (request.set?.length ?? 0) - set.length;
  const place = problem.place.file === '--set' ? at.set[problem.place.line - 1 - first] : undefined;
  return place === undefined ? problem : { ...problem, place };
}

/** Throws `variant-lacks-metric` if a variant does not have the study's metric. */
export function requireMetric({ metric, metricAt, variants }: Study, units: readonly Unit[]): void {
  if (metric === undefined) return;
  const problems = variants.flatMap(({ name }) => {
    const unit = units.find(({ variant }) => variant === name);
    const known = unit?.open.plan.metrics.map((one) => one.name) ?? [metric];
    return known.includes(metric) ? [] : [variantLacksMetric(metricAt ?? {}, name, metric, known)];
  });
  if (problems.length > 0) throw new ZooError(problems);
}

/** The unit with this number or address. Throws `no-such-unit`. */
export function findUnit(units: readonly Unit[], word: string): Unit {
  const found = units.find(({ index, address }) => `${index}` === word || address === word);
  if (found === undefined) throw new ZooError(noSuchUnit(word, units.length));
  return found;
}

/** The state of a study, from its folders alone. */
export interface Collected {
  /** The finished runs, named by their variants. */
  readonly runs: readonly FinishedRun[];
  readonly missing: readonly { readonly unit: Unit; readonly state: string; readonly why?: string }[];
}

/** Reads the finished units, and returns the state of the others. */
export function collectUnits(folder: string, units: readonly Unit[]): Collected {
  const states = units.map((unit) => ({ unit, ...unitStatus(folder, unit) }));
  return {
    runs: states
      .filter(({ state }) => state === 'finished')
      .map(({ unit }) => ({
        folder: unit.folder,
        record: { ...readRunRecord(unit.folder), name: unit.variant },
      })),
    missing: states.filter(({ state }) => state !== 'finished'),
  };
}

/** The state of a unit; `failed`, with the reason, if an error stopped it. */
export function unitStatus(folder: string, unit: Unit): { readonly state: string; readonly why?: string } {
  const state = stateOf(unit);
  if (state === 'finished' || state === 'running') return { state };
  const why = failureOf(folder, unit);
  return why === undefined ? { state } : { state: 'failed', why };
}
