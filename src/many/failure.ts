import { join } from 'node:path';
import { NotReadable, readRegular } from '../files/read-regular.js';
import { makeFolder, removeFile, writeAtomically } from '../files/write.js';
import type { Unit } from './unit.js';

/** Subfolder of the study for the reasons why units failed. */
const FAILED = 'failed';

/** The failure of a unit, kept until the unit runs again. */
const failureFile = (folder: string, { address }: Unit): string => join(folder, FAILED, `${address}.json`);

/** Why a unit failed when it last ran; undefined if it did not. */
export function failureOf(folder: string, unit: Unit): string | undefined {
  try {
    const { message } = JSON.parse(readRegular(failureFile(folder, unit)).toString()) as {
      message?: unknown;
    };
    return typeof message === 'string' ? message : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof NotReadable) return undefined;
    throw error;
  }
}

/** Records why a unit failed, for `--status` and the report. */
export function noteFailure(folder: string, unit: Unit, message: string): void {
  makeFolder(join(folder, FAILED));
  const { index, variant, seed } = unit;
  const note = { unit: index, variant, seed, folder: unit.folder, message };
  writeAtomically(failureFile(folder, unit), `${JSON.stringify(note, null, 2)}\n`);
}

/** Removes the failure of a unit that has run. */
export function forgetFailure(folder: string, unit: Unit): void {
  if (failureOf(folder, unit) !== undefined) removeFile(failureFile(folder, unit));
}
