import { existsSync } from 'node:fs';
import type { View } from '../../bank/banks.js';
import type { Failure } from '../../bank/fill.js';
import { ZooError } from '../../errors/problem.js';
import { damagedRunFile } from '../../errors/train.js';
import { NotReadable, readRegular } from '../../files/read-regular.js';
import type { RunFolder } from './folder.js';

/**
 * The images that a run could not read, saved in its folder. A resumed run leaves out the same rows, even if their
 * images have become readable: with other rows, its results would differ from an uninterrupted run.
 */
export interface Unreadable {
  /** The current failures, and those from before the run was resumed. */
  and(split: string, view: View, failed: readonly Failure[]): readonly Failure[];
  /** Saves the result of the last call of `and`: the run continues without these rows. */
  keep(): void;
}

/** By split: the keys of rows, each with the reason. */
type Known = { readonly [split: string]: { readonly [key: string]: string } };

/** Reads what an earlier part of the run could not read; empty for a new run. */
export function openUnreadable(folder: RunFolder, resume: boolean): Unreadable {
  const exists = existsSync(folder.file('unreadable'));
  let known: Known = resume && exists ? readKnown(folder.file('unreadable')) : {};
  let found = known;
  const save = (changed: Known): void => {
    known = changed;
    found = changed;
    folder.write('unreadable', `${JSON.stringify(known, null, 2)}\n`);
  };
  if (!resume && exists) save({}); // from a run that stopped before it trained
  return {
    and: (split, { rows }, failed) => {
      const before = known[split] ?? {};
      const now = Object.fromEntries(failed.map(({ row, why }) => [rows.at(row)!.key, why]));
      const all = { ...now, ...before };
      if (Object.keys(all).length > Object.keys(before).length) found = { ...known, [split]: all };
      return rows.flatMap(({ key }, row) =>
        Object.hasOwn(all, key) ? [{ row, why: now[key] ?? all[key]! }] : [],
      );
    },
    keep: () => {
      if (found !== known) save(found);
    },
  };
}

function readKnown(file: string): Known {
  try {
    const found: unknown = JSON.parse(readRegular(file).toString());
    if (isRecord(found) && Object.values(found).every(isRecord)) return found as Known;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof NotReadable)) throw error;
  }
  throw new ZooError(damagedRunFile(file));
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
