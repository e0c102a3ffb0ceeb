import type { Exportable, ExportFiles, ExportOptions, OpenExport, Runtime } from '../../export/format.js';
import type { Pixels } from '../../part.js';
import type { OpenRun } from './model.js';
import type { Probe } from './probe.js';
import type { Selection } from './selection.js';

/**
 * Maximum difference between the float32 outputs of an export and the run, relative to 1 or to the output's largest
 * number.
 */
export const TOLERANCE = 1e-5;

/** By output: the largest difference, relative to 1 or to the output's largest number. */
export type Apart = { readonly [output: string]: number };

/** How an export agrees with the run in one runtime. */
export interface Agreement {
  readonly runtime: string;
  /** Why it was not run; absent: it was run. */
  readonly missing?: string;
  readonly apart: Apart;
  /** For a graph that resizes images itself: the differences for images that it had to resize. */
  readonly resized?: Apart;
  /** Whether every difference is within the tolerance; null if it was not run, or has 16-bit weights. */
  readonly passed: boolean | null;
}

/** An export, and the run to compare it with. */
export interface Comparison {
  readonly model: Exportable;
  readonly files: ExportFiles;
  readonly options: ExportOptions;
  readonly run: OpenRun;
  readonly selection: Selection;
  readonly probe: Probe;
}

/** Runs an export on the inputs that the run has predicted on, and compares the outputs. */
export async function agreementOf(compared: Comparison, runtime: Runtime): Promise<Agreement> {
  const { files, options, run, probe, model } = compared;
  const opened = await runtime.open(files, run.model.engine.tf);
  if (typeof opened === 'string') return { runtime: runtime.name, missing: opened, apart: {}, passed: null };
  try {
    const [input] = Object.keys(probe.inputs);
    const alone = (images: readonly Pixels[]) => oneByOne(opened, input!, images);
    const found = options.embed ? await alone(probe.squares) : await opened.run(probe.inputs);
    const apart = differences(model, found, probe);
    const resized = options.embed && differences(model, await alone(probe.images), probe);
    const passed = options.half ? null : Object.values(apart).every((value) => value <= TOLERANCE);
    return { runtime: runtime.name, apart, ...(resized && { resized }), passed };
  } finally {
    opened.close();
  }
}

/** The outputs for decoded images, one at a time, as the graph requires. */
async function oneByOne(
  opened: OpenExport,
  input: string,
  images: readonly Pixels[],
): Promise<{ readonly [output: string]: Float32Array }> {
  const rows: { readonly [output: string]: Float32Array }[] = [];
  for (const { data, width, height } of images)
    rows.push(await opened.run({ [input]: { shape: [height, width, 3], data } }));
  const joined = (name: string): Float32Array => Float32Array.from(rows.flatMap((row) => [...row[name]!]));
  return Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, joined(name)]));
}

const differences = (
  { trace }: Exportable,
  found: { readonly [output: string]: Float32Array },
  { expected, rows }: Probe,
): Apart =>
  Object.fromEntries(
    trace.outputs
      .filter(({ attentionOf }) => attentionOf === undefined)
      .map(({ name }) => [name, distance(found[name]!, placed(expected[name]!, rows))]),
  );

/** The expected numbers for these rows of the outputs; NaN in padding, where any number is accepted. */
function placed(expected: Float32Array, rows: Int32Array): Float32Array {
  const width = expected.length / (rows.reduce((most, row) => Math.max(most, row), -1) + 1);
  const found = new Float32Array(rows.length * width).fill(Number.NaN);
  rows.forEach((row, i) => {
    if (row >= 0) found.set(expected.subarray(row * width, (row + 1) * width), i * width);
  });
  return found;
}

/**
 * The largest difference, relative to 1 or to the largest expected number; infinite if the counts differ. NaN accepts
 * any number.
 */
function distance(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 1);
  const apart = expected.reduce((most, value, i) => {
    if (Number.isNaN(value)) return most;
    const difference = Math.abs(value - found[i]!);
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(most, difference);
  }, 0);
  return apart / largest;
}
