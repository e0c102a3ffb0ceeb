import { basename, resolve } from 'node:path';
import { exportDiffers, exportUnverified, needsLicense, optionOfOtherFormat } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import type { ExportFormat, ExportOptions, Runtime } from '../../export/format.js';
import type { ScoreChange } from '../../export/score-change.js';
import type { RunEvents, Surroundings } from '../../run/surroundings.js';
import { type Agreement, agreementOf, type Comparison, TOLERANCE } from './agreement.js';
import { exportableOf, type OpenRun, openRun } from './model.js';
import { placeExport } from './place.js';
import { probe } from './probe.js';
import { exportScores } from './scores.js';
import { checkEmbeddable, type Selection, type SelectionRequest, selectionOf } from './selection.js';
import { noteSteps } from './steps.js';

/** What to export, and the destination. */
export interface ExportRequest extends ExportOptions, SelectionRequest {
  /** Folder of a finished run. */
  readonly run: string;
  readonly format: ExportFormat;
  readonly engine: Parameters<typeof openRun>[1];
  /** Absent: a file or folder named like the run, in the working folder. */
  readonly output?: string | undefined;
  readonly force: boolean;
}

/** What was written. */
export interface Exported {
  readonly file: string;
  readonly bytes: number;
  readonly outputs: readonly string[];
  readonly agreement: Agreement;
  /** For 16-bit weights: the change of each score on the validation rows, or why there are none. */
  readonly scores?: { readonly [metric: string]: ScoreChange } | string;
  /** The metrics that are errors, with their units, as in the run's record. */
  readonly errors?: OpenRun['record']['errors'];
}

/**
 * Exports a finished run: traces it, writes it in the format, runs the result and compares it with the run; only then
 * moves it to its destination. Throws a ZooError if it cannot be exported, or differs from the run.
 */
export async function exportRun(
  request: ExportRequest,
  context: Surroundings,
  events: RunEvents,
): Promise<Exported> {
  const { format, half, embed, license } = request;
  for (const option of ['half', 'embed', 'license'] as const)
    if (request[option] && !format.can.includes(option))
      throw new ZooError(optionOfOtherFormat(option, format.name));
  if (format.can.includes('license') && !license?.trim()) throw new ZooError(needsLicense(format.name));
  const output = request.output ?? `${basename(resolve(request.run))}${format.ending}`;
  const place = placeExport(output, format, request.force);
  const run = await openRun(request.run, request.engine, context, events);
  try {
    const selection = selectionOf(run.model, request);
    if (embed) checkEmbeddable(selection);
    const compared = await madeExport(run, format, { half, embed, license }, selection);
    const { model, files, agreement, runtime } = compared;
    noteSteps(run.model.plan, model.about, events);
    const scores = half ? await changes(compared, format, runtime, events) : undefined;
    place(files);
    const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    const outputs = model.trace.outputs.map(({ name }) => name);
    const { errors } = run.record;
    return { file: output, bytes, outputs, agreement, ...(scores && { scores }), ...(errors && { errors }) };
  } finally {
    run.close();
  }
}

/** An export in memory, its agreement with the run, and the runtime that ran it. Throws if it does not agree. */
export async function madeExport(
  run: OpenRun,
  format: ExportFormat,
  options: ExportOptions,
  selection: Selection,
): Promise<Comparison & { readonly agreement: Agreement; readonly runtime: Runtime }> {
  const model = await exportableOf(run, format, selection);
  const files = format.encode(model, options);
  const compared = { model, files, options, run, selection, probe: await probe(run, selection) };
  return { ...compared, ...(await verified(compared, format)) };
}

/** How an export agrees with the run in the first installed runtime. Throws if it does not agree. */
async function verified(
  compared: Comparison,
  { name, runtimes }: ExportFormat,
): Promise<{ agreement: Agreement; runtime: Runtime }> {
  const missing: string[] = [];
  for (const runtime of runtimes) {
    const agreement = await agreementOf(compared, runtime);
    if (agreement.passed === false)
      throw new ZooError(exportDiffers(name, runtime.name, agreement.apart, TOLERANCE), EXIT.failed);
    if (agreement.missing === undefined) return { agreement, runtime };
    missing.push(agreement.missing);
  }
  throw new ZooError(exportUnverified(name, missing), EXIT.failed);
}

/** The change of each score or, if the data is missing, why it is unknown. */
async function changes(
  { model, files, options, run, selection }: Comparison,
  format: ExportFormat,
  runtime: Runtime,
  events: RunEvents,
): Promise<NonNullable<Exported['scores']>> {
  try {
    const rows = options.embed ? format.encode(model, { half: true }) : files; // which accepts many at a time
    const scores = await exportScores(run, selection, { model, files: rows, runtime }, events);
    const { record } = run;
    return Object.fromEntries(
      Object.entries(scores).map(([name, { value }]) => [
        name,
        { run: record.scores[name]?.value ?? null, exported: value },
      ]),
    );
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    return error.problems[0]!.message;
  }
}
