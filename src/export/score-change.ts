/**
 * A score before and after.
 *
 * @example
 * ```js
 * const { scores } = await exportRun(run, { half: true });
 * console.log(scores.P_EX.run, scores.P_EX.exported);
 * ```
 */
export interface ScoreChange {
  readonly run: number | null;
  readonly exported: number | null;
}
