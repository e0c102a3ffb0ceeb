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

/** Flags about the variants of a study. */
export interface LoadFlags {
  /** A study, or a page with the values that `vary` lists. */
  readonly page: string;
  readonly vary?: readonly string[] | undefined;
  readonly seeds?: string | undefined;
  readonly metric?: string | undefined;
}

/**
 * The page or study that a command works on, and its context. The text, which the command reads anyway, shows which of
 * the two it is. Throws a ZooError with all problems.
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

/** Seeds for a page: the minimum with which one comparison can reach p = .05. */
const SEEDS = '6';

/** The study of a page and `--vary` or, without `--vary`, of a file, with the seeds and metric of the flags, if given. */
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

/** A number of seeds, counted from 1, or a list of seeds. Throws `bad-seeds`. */
function seedsIn(text: string): readonly number[] {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  return count > 0 && count <= MOST_SEEDS ? Array.from({ length: count }, (_, i) => i + 1) : seedsOf(text);
}
const MOST_SEEDS = 1000;

/** A variant that is not run, and the environment variables that it needs. */
export interface NotRun {
  readonly variant: Variant;
  readonly needs: readonly string[];
  /** The paper's numbers for the row that the page reproduces, in percent. */
  readonly paper: { readonly [metric: string]: number };
}

/** The study without the optional variants whose environment variables are not set, and without their comparisons. */
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
