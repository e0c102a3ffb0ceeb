import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../canonical.js';
import { unitElsewhere } from '../errors/compare.js';
import { ZooError } from '../errors/problem.js';
import { holderOf } from '../files/lock.js';
import { readRegular } from '../files/read-regular.js';
import type { OpenPage } from '../run/page/open.js';
import { FILES, holdsRun, isFinished, isRun, LOCK } from '../run/record/files.js';
import { resolvedPage } from '../spec/resolved.js';
import type { Pin } from './pin.js';

/** One run of a study: a variant with a seed, in its own folder. */
export interface Unit {
  /** Its number in the study, from 1. */
  readonly index: number;
  readonly variant: string;
  readonly seed: number;
  readonly open: OpenPage;
  /** Hash of everything that its results depend on: resolved page, inputs, engine and version. */
  readonly address: string;
  readonly folder: string;
}

/** What the folder of a unit contains. */
export type UnitState = 'finished' | 'running' | 'stopped' | 'not started';

/** Length of an address, in digits. */
const DIGITS = 16;
/** Number of its digits in the name of a folder. */
const SHORT = 8;

/**
 * The address of a unit: a hash of the resolved page, the number of rows, the files and labels that it reads, and the
 * engine and version that the study pins. Images are excluded: a resumed run compares them itself.
 */
export const addressOf = (
  { page, profile }: OpenPage,
  rows: number | undefined,
  inputs: object,
  pin: Pin,
): string =>
  hashOf({ page: resolvedPage(page), profile, rows: rows ?? null, inputs, ...pin }).slice(0, DIGITS);

/** The folder of a unit inside the folder of its study: `rho=0.02-seed1-5f2c01ab`. */
export const unitFolder = (out: string, variant: string, seed: number, address: string): string =>
  join(out, `${slug(variant)}-seed${seed}-${address.slice(0, SHORT)}`);

/** `Proposed method (cross attention) -> Proposed-method-cross-attention` */
const slug = (name: string): string => name.replace(/[^\w.=-]+/g, '-').replace(/^-|-$/g, '') || 'variant';

/** The state of a unit. Throws `unit-elsewhere` if its folder contains a run of another page. */
export function stateOf({ open, folder }: Unit): UnitState {
  if (!existsSync(folder) || !isRun(folder)) return 'not started';
  const isRunning = holderOf(join(folder, LOCK)) !== undefined;
  if (!holdsRun(folder)) return isRunning ? 'running' : 'not started';
  if (readRegular(join(folder, FILES.page)).toString() !== resolvedPage(open.page))
    throw new ZooError(unitElsewhere(folder));
  if (isFinished(folder)) return 'finished';
  return isRunning ? 'running' : 'stopped';
}
