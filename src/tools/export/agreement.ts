import type { Exportable, ExportFiles, Fed, Runtime } from '../../export/format.js';
import type { OpenRun } from './model.js';
import type { Probe } from './probe.js';

/** How far float32 outputs of an export may be from the run's, relative to 1 or to the largest of the output. */
export const TOLERANCE = 1e-5;

/** How an export does in one runtime. */
export interface Agreement {
  readonly runtime: string;
  /** Why it was not run; absent: it was. */
  readonly missing?: string;
  /** The largest difference of each output, relative to 1 or to the largest number of the output. */
  readonly apart: { readonly [output: string]: number };
  /** Whether every difference is within the tolerance; null where it was not run. */
  readonly passed: boolean | null;
}

/** Runs an export on what the run has answered to, and compares. */
export async function agreementOf(
  files: ExportFiles,
  runtime: Runtime,
  { trace }: Exportable,
  { input }: OpenRun,
  probe: Probe,
): Promise<Agreement> {
  const opened = await runtime.open(files);
  if (typeof opened === 'string') return { runtime: runtime.name, missing: opened, apart: {}, passed: null };
  try {
    const fed: Fed = { shape: [probe.rows, ...input.shape], data: probe.values };
    const found = await opened.run({ [trace.inputs[0]!.name]: fed });
    const apart = Object.fromEntries(
      trace.outputs.map(({ name }) => [name, distance(found[name]!, probe.expected[name]!)]),
    );
    const passed = Object.values(apart).every((value) => value <= TOLERANCE);
    return { runtime: runtime.name, apart, passed };
  } finally {
    opened.close();
  }
}

/** The largest difference, relative to 1 or to the largest expected number; infinite if the counts differ. */
function distance(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const apart = expected.reduce((most, value, i) => {
    const difference = Math.abs(value - found[i]!);
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(most, difference);
  }, 0);
  return apart / largest;
}
