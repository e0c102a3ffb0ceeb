import { backboneInFile } from '../../errors/export.js';
import { ZooError } from '../../errors/problem.js';
import { formats } from '../../export/formats.js';
import type { Plan } from '../../plan/plan.js';
import type { RunEvents, Surroundings } from '../../run/surroundings.js';
import { type Agreement, agreementOf } from './agreement.js';
import { exportableOf, type OpenRun, openRun } from './model.js';
import { probe } from './probe.js';
import { selectionOf } from './selection.js';

/** A format in a runtime. */
export interface ExportRow extends Agreement {
  readonly format: string;
  readonly megabytes: number;
}

/** How the exports of a run to every format agree with it. */
export interface ExportCheck {
  readonly rows: readonly ExportRow[];
  /** Formats that the run cannot be exported to, with the reasons. */
  readonly refused: readonly { readonly format: string; readonly why: string }[];
  readonly passed: boolean;
}

/** Exports a run to every format in memory, runs each export in every installed runtime, and compares it with the run. */
export async function verifyExport(
  folder: string,
  engine: Parameters<typeof openRun>[1],
  context: Surroundings,
  events: RunEvents,
): Promise<ExportCheck> {
  const run = await openRun(folder, engine, context, events);
  try {
    return await checkOf(run, events);
  } finally {
    run.close();
  }
}

async function checkOf(run: OpenRun, events: RunEvents): Promise<ExportCheck> {
  const selection = selectionOf(run.model, { frames: framesToTry(run.model.plan) });
  const given = await probe(run, selection);
  const rows: ExportRow[] = [];
  const refused: { format: string; why: string }[] = [];
  const own = formats.filter(({ isBundle }) => !isBundle);
  events.start('exports', own.length, 'formats');
  for (const format of own) {
    try {
      const model = await exportableOf(run, format, selection);
      const files = format.encode(model, {});
      const megabytes = [...files.values()].reduce((sum, { length }) => sum + length, 0) / 1e6;
      for (const runtime of format.runtimes) {
        const agreement = await agreementOf(
          { model, files, options: {}, run, selection, probe: given },
          runtime,
        );
        rows.push({ format: format.name, megabytes, ...agreement });
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push({ format: format.name, why: error.problems[0]!.message });
    }
    events.advance(1, format.name);
  }
  events.done();
  const made = rows.filter(({ passed }) => passed !== null);
  return { rows, refused, passed: made.length > 0 && made.every(({ passed }) => passed) };
}

/** Window length used to test a model of whole sequences; a page sets it for other models. */
const framesToTry = ({ windows, nodes }: Plan): number | undefined =>
  windows?.length === 'whole' && nodes.some(({ temporal }) => temporal) ? 16 : undefined;

/** Whether a format does not support the backbone, which is not a failure of the exports. */
const isRefusal = (error: unknown): error is ZooError =>
  error instanceof ZooError && error.problems[0]!.code === backboneInFile('', '').code;
