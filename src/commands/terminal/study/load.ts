import { badVary } from '../../../errors/compare.js';
import { ZooError } from '../../../errors/problem.js';
import type { Study, Variant } from '../../../many/study.js';
import { findStudy, readStudy } from '../../../many/study-file.js';
import { variedStudy } from '../../../many/vary.js';
import type { PageRequest } from '../../../run/page/open.js';
import type { Surroundings } from '../../../run/surroundings.js';
import type { PaperScores, Reproduces } from '../../../zoo/papers.js';
import { seedsOf } from '../seeds.js';
import { type Allowing, surroundings } from '../surroundings.js';

/** What the user says of the variants of a study. */
export interface LoadFlags {
  /** A study, or a page whose values `vary` lists. */
  readonly page: string;
  readonly vary?: readonly string[] | undefined;
  readonly seeds?: string | undefined;
  readonly metric?: string | undefined;
}

/**
 * What a command works on that takes pages and studies, and its context. Whether a page is a study is decided by the text that the command has read
 * anyway. Throws a ZooError with what is wrong with it.
 */
export async function pageOrStudy(
  request: PageRequest,
  flags: Allowing,
): Promise<{ readonly study?: Study; readonly context: Surroundings }> {
  const context = await surroundings(flags, [request]).catch((error: unknown) => error);
  if (!(context instanceof Error) && !isStudy(context as Surroundings, request.page))
    return { context: context as Surroundings };
  const { library } = await surroundings(flags);
  const found = findStudy(request.page, library);
  if (found === undefined) throw context;
  const study = readStudy(found, library);
  return { study, context: await surroundings(flags, pagesOf(study)) };
}

function isStudy({ sources }: Surroundings, page: string): boolean {
  const kind = sources?.get(page)?.layers.page.entries.get('kind')?.value;
  return kind?.kind === 'scalar' && kind.value === 'study';
}

/** The pages of a study, which list the plugins that they need. */
const pagesOf = ({ variants }: Study): readonly PageRequest[] =>
  variants.map(({ page, set, profile }) => ({ page, set, profile }));

/** Seeds of a page: the fewest with which one comparison can reach p = .05. */
const SEEDS = '6';

/** The study of a page and `--vary`; without `--vary`, that of a file, with the seeds and the metric of the flags, if they are given. */
export function loadStudy(
  { page, vary, seeds, metric }: LoadFlags,
  { library }: Pick<Surroundings, 'library'>,
): Study {
  if (vary !== undefined) return variedStudy(page, vary, { seeds: seedsIn(seeds ?? SEEDS), metric });
  const found = findStudy(page, library);
  if (found === undefined) throw new ZooError(badVary());
  const { metricAt, ...study } = readStudy(found, library);
  return {
    ...study,
    ...(metric === undefined ? { metricAt } : { metric }),
    ...(seeds !== undefined && { seeds: seedsIn(seeds) }),
  };
}

/** How many seeds, counted from 1, or which. Throws `bad-seeds`. */
function seedsIn(text: string): readonly number[] {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  return count > 0 && count <= MOST_SEEDS ? Array.from({ length: count }, (_, i) => i + 1) : seedsOf(text);
}
const MOST_SEEDS = 1000;

/** A variant that is not run, and the environment variables that it needs. */
export interface NotRun {
  readonly variant: Variant;
  readonly needs: readonly string[];
  /** The paper's numbers of the row that the page repeats, in percent. */
  readonly paper: { readonly [metric: string]: number };
}

/** The study without optional variants whose environment variables are not set, and without their comparisons. */
export async function withoutMissing(
  study: Study,
  context: Surroundings,
): Promise<{ readonly study: Study; readonly notRun: readonly NotRun[] }> {
  const { openSpec } = await import('../../../run/page/open.js');
  const { paperScores, readPapers } = await import('../../../zoo/papers.js');
  const notRun = study.variants
    .filter(({ optional }) => optional)
    .flatMap((variant) => {
      const { page, set, profile } = variant;
      const { spec } = openSpec({ page, set, profile, keepUnset: true }, context);
      const needs = [...new Set(spec.unset.map(({ name }) => name))];
      if (needs.length === 0) return [];
      const { reproduces } = spec.value as { readonly reproduces?: Reproduces };
      const scores = reproduces && set.length === 0 ? paperScores(readPapers(context.zoo), reproduces) : {};
      return [{ variant, needs, paper: valuesOf(scores) }];
    });
  const left = new Set(notRun.map(({ variant }) => variant.name));
  const variants = study.variants.filter(({ name }) => !left.has(name));
  const contrasts = study.contrasts.filter(({ of, to }) => !left.has(of) && !left.has(to));
  return { study: { ...study, variants, contrasts }, notRun };
}

const valuesOf = (scores: PaperScores): NotRun['paper'] =>
  Object.fromEntries(
    Object.entries(scores).flatMap(([metric, { value }]) => (value === undefined ? [] : [[metric, value]])),
  );
