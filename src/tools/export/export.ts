import { basename, resolve } from 'node:path';
import { exportDiffers, exportUnverified } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import type { Exportable, ExportFormat, ExportOptions } from '../../export/format.js';
import type { RunEvents, Surroundings } from '../../run/surroundings.js';
import { type Agreement, agreementOf, TOLERANCE } from './agreement.js';
import { exportableOf, type OpenRun, openRun } from './model.js';
import { placeExport } from './place.js';
import { probe } from './probe.js';

/** What is exported, and where to. */
export interface ExportRequest extends ExportOptions {
  /** Folder of a finished run. */
  readonly run: string;
  readonly format: ExportFormat;
  readonly engine: Parameters<typeof openRun>[1];
  readonly heads?: readonly string[] | undefined;
  /** Absent: a file or folder of the run's name in the working folder. */
  readonly output?: string | undefined;
  readonly force: boolean;
}

/** What was written. */
export interface Exported {
  readonly file: string;
  readonly bytes: number;
  readonly outputs: readonly string[];
  readonly agreement: Agreement;
}

/**
 * Exports a finished run: traces it, writes it in the format, runs what was written and compares it with the run; only then it
 * appears at its place. Throws a ZooError where it cannot be exported, or differs from the run.
 */
export async function exportRun(
  request: ExportRequest,
  context: Surroundings,
  events: RunEvents,
): Promise<Exported> {
  const { format } = request;
  const output = request.output ?? `${basename(resolve(request.run))}${format.ending}`;
  const place = placeExport(output, format, request.force);
  const run = await openRun(request.run, request.engine, context, events);
  try {
    const model = await exportableOf(run, request.heads);
    const files = format.encode(model, request);
    const agreement = await verified(run, model, format, files);
    place(files);
    const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    return { file: output, bytes, outputs: model.trace.outputs.map(({ name }) => name), agreement };
  } finally {
    run.close();
  }
}

/** How the export agrees with the run in the first runtime that is here. Throws where it does not. */
async function verified(
  run: OpenRun,
  model: Exportable,
  format: ExportFormat,
  files: ReturnType<ExportFormat['encode']>,
): Promise<Agreement> {
  const given = await probe(run);
  const missing: string[] = [];
  for (const runtime of format.runtimes) {
    const agreement = await agreementOf(files, runtime, model, run, given);
    if (agreement.missing !== undefined) missing.push(agreement.missing);
    else if (agreement.passed) return agreement;
    else
      throw new ZooError(exportDiffers(format.name, runtime.name, agreement.apart, TOLERANCE), EXIT.failed);
  }
  throw new ZooError(exportUnverified(format.name, missing), EXIT.failed);
}
