import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { jobsForeign } from '../errors/slurm.js';
import { readRegular } from '../files/read-regular.js';
import { makeFolder, writeAtomically } from '../files/write.js';

/** The jobs of one submission, by their numbers in Slurm. Later ones are absent if submitting them failed. */
export interface Submission {
  readonly fill: number;
  readonly array?: number;
  readonly report?: number;
  /** The units in the array. */
  readonly units: readonly number[];
}

const FILE = 'jobs.json';
const KIND = 'zoo jobs';
const FORMAT = 1;

/** The submissions of a study, oldest first. Throws `jobs-foreign`. */
export function readSubmissions(folder: string): readonly Submission[] {
  const file = join(folder, FILE);
  if (!existsSync(file)) return [];
  const found = parsed(file) as
    | Partial<{ kind: string; format: number; submissions: Submission[] }>
    | undefined;
  if (found?.kind !== KIND || found.format !== FORMAT || !Array.isArray(found.submissions))
    throw new ZooError(jobsForeign(file));
  return found.submissions;
}

/** Saves the submissions of a study. */
export function writeSubmissions(folder: string, submissions: readonly Submission[]): void {
  makeFolder(folder);
  const text = JSON.stringify({ kind: KIND, format: FORMAT, submissions }, null, 2);
  writeAtomically(join(folder, FILE), `${text}\n`);
}

/** The numbers of all jobs of these submissions. */
export const jobsOf = (submissions: readonly Submission[]): readonly number[] =>
  submissions.flatMap(({ fill, array, report }) => [fill, array, report].filter((job) => job !== undefined));

function parsed(file: string): unknown {
  try {
    return JSON.parse(readRegular(file).toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
