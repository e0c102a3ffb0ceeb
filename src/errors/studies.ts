import { suggestion } from './nearest.js';
import type { At, Problem } from './problem.js';

/**
 * A study computes all its units with one version of zoo and one engine, so that they can be compared. Use the ones
 * that it was started with, or start another study with `--out`.
 *
 * @example runs/ablate-ex-fc was started with wasm, and cannot continue with tensorflow: use the same, or choose another folder with --out
 */
export const otherEngine = (folder: string, pinned: string, now: string): Problem => ({
  code: 'other-engine',
  message: `${folder} was started with ${pinned}, and cannot continue with ${now}: use the same, or choose another folder with --out`,
});

/**
 * No engine works on this machine. `zoo doctor` says what is missing.
 *
 * @example no engine works here; zoo engine list says what is missing
 */
export const noEngineHere = (): Problem => ({
  code: 'no-engine-here',
  message: 'no engine works here; zoo engine list says what is missing',
});

/**
 * The folder of a study has a `study.json` that zoo did not write, or that a newer version wrote.
 *
 * @example runs/a/study.json was not written by this version of zoo: choose another folder with --out
 */
export const studyForeign = (file: string): Problem => ({
  code: 'study-foreign',
  message: `${file} was not written by this version of zoo: choose another folder with --out`,
});

/**
 * `--cancel` stops a study that runs elsewhere. One that runs here is stopped with Ctrl-C.
 *
 * @example executor "here" cannot cancel: press Ctrl-C where the study runs
 */
export const nothingToCancel = (executor: string): Problem => ({
  code: 'nothing-to-cancel',
  message: `executor "${executor}" cannot cancel: press Ctrl-C where the study runs`,
});

/**
 * The process of a unit (one run of the study) was killed or crashed. The same command tries the unit again.
 *
 * @example its process ended (SIGKILL); it last printed: stage au  50 %  28/56 steps
 */
export const workerEnded = (how: string, last: string): Problem => ({
  code: 'worker-ended',
  message: `its process ended (${how})${last === '' ? '' : `; it last printed: ${last}`}`,
});

/**
 * `--unit` takes the number of a unit, counted from 1, or its address, as `--dry-run --json` lists them. An address is
 * not found if the unit's page, inputs, engine or version has changed.
 *
 * @example no unit 9 in this study, which has 6 units: use a number from 1 to 6, or the address of a unit
 */
export const noSuchUnit = (found: string, count: number): Problem => ({
  code: 'no-such-unit',
  message: `no unit ${found} in this study, which has ${count} units: use a number from 1 to ${count}, or the address of a unit`,
});

/**
 * Units of a study have not finished, so they are missing from the table. The same command without `--report` runs
 * them.
 *
 * @example runs/ablate-ex-fc/rate=9-seed1-5f2c01ab: stopped
 */
export const unitMissing = (folder: string, state: string): Problem => ({
  code: 'unit-missing',
  message: `${folder}: ${state}`,
});

/**
 * A study lists either `variants` or the values of a `matrix`, whose combinations are its variants.
 *
 * @example my-study.yaml:2:1  name  a study needs either "variants" or "matrix"
 */
export const variantsOrMatrix = (at: At): Problem => ({
  code: 'variants-or-matrix',
  message: 'a study needs either "variants" or "matrix"',
  ...at,
});

/**
 * A `parent` or a comparison names a variant that the study does not have.
 *
 * @example my-study.yaml:6:24  variants.wide.parent  no variant "bas" in this study. Did you mean "base"?
 */
export const noSuchVariant = (at: At, word: string, names: readonly string[]): Problem => ({
  code: 'no-such-variant',
  message: `no variant "${word}" in this study.${suggestion(word, names)}`,
  ...at,
});

/**
 * A variant is its own parent, directly or through others. Give one of them another parent, or no parent:
 * `parent: null`.
 *
 * @example my-study.yaml:6:24  variants.wide.parent  these parents form a cycle: wide -> deep -> wide
 */
export const parentCycle = (at: At, chain: readonly string[]): Problem => ({
  code: 'parent-cycle',
  message: `these parents form a cycle: ${chain.join(' -> ')}`,
  ...at,
});

/**
 * Neither the variant, nor one of its parents, nor the study names a page.
 *
 * @example my-study.yaml:5:3  variants.wide  variant "wide" has no page: set its "page", a "parent" that has one, or
 * "page" of the study
 */
export const variantWithoutPage = (at: At, name: string): Problem => ({
  code: 'variant-without-page',
  message: `variant "${name}" has no page: set its "page", a "parent" that has one, or "page" of the study`,
  ...at,
});

/**
 * The values of a matrix change one page, which the study must name.
 *
 * @example my-study.yaml:4:1  matrix  the matrix has no page to change: set "page" of the study
 */
export const matrixWithoutPage = (at: At): Problem => ({
  code: 'matrix-without-page',
  message: 'the matrix has no page to change: set "page" of the study',
  ...at,
});

/**
 * Variants times seeds are more runs than a study may have.
 *
 * @example my-study.yaml:9:8  seeds  20000 units are more than a study may have (10000)
 */
export const tooManyUnits = (at: Partial<At>, count: number, most: number): Problem => ({
  code: 'too-many-units',
  message: `${count} units are more than a study may have (${most})`,
  ...at,
});

/**
 * A comparison of a variant with itself, or a duplicate comparison, has no meaning.
 *
 * @example my-study.yaml:9:5  comparisons.0  "wide" and "wide": compare two different variants, and list each pair once
 */
export const idleComparison = (at: At, of: string, to: string): Problem => ({
  code: 'idle-comparison',
  message: `"${of}" and "${to}": compare two different variants, and list each pair once`,
  ...at,
});

/**
 * Two variants of a study are the same page, so they cannot differ. Remove one of them, or correct its changes.
 *
 * @example my-study.yaml:6:3  variants.wide  variant "wide" is the same page as "base"
 */
export const sameVariant = (at: Partial<At>, name: string, other: string): Problem => ({
  code: 'same-variant',
  message: `variant "${name}" is the same page as "${other}"`,
  ...at,
});

/**
 * A study's metric must be in every page, with a single value.
 *
 * @example my-study.yaml:8:9  metric  variant "wide" has no metric "P_X"; it has P_EX, P_AU
 */
export const variantLacksMetric = (
  at: Partial<At>,
  name: string,
  metric: string,
  known: readonly string[],
): Problem => ({
  code: 'variant-lacks-metric',
  message: `variant "${name}" has no metric "${metric}"; it has ${known.join(', ')}`,
  ...at,
});

/**
 * The file is a study, which lists pages, where a page was expected. `zoo ablate` runs studies; `zoo validate` and `zoo plan` take both.
 *
 * @example my-study.yaml:2:1  kind  this is a study, not a page: run it with zoo ablate my-study.yaml
 */
export const studyNotPage = (at: At, file: string): Problem => ({
  code: 'study-not-page',
  message: `this is a study, not a page: run it with zoo ablate ${file}`,
  ...at,
});

/**
 * `zoo plan` shows a study as a table of its units, in text or JSON; it draws only pages.
 *
 * @example my-study.yaml is a study, which --format svg cannot show: use text or json
 */
export const noPictureOfStudy = (file: string, format: string): Problem => ({
  code: 'no-picture-of-study',
  message: `${file} is a study, which --format ${format} cannot show: use text or json`,
});
