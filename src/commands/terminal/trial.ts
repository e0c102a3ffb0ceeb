import { join } from 'node:path';
import { Flags } from '@oclif/core';
import { temporaryFolder } from '../../files/staged.js';
import { makeFolder } from '../../files/write.js';
import type { RunEvents, Surroundings } from '../../run/surroundings.js';
import type { Trial } from '../../tools/verify/trial.js';
import { type Allowing, allowingWords, surroundings } from './surroundings.js';

/** Flags that set how much of a page to try, and where. */
export const trialFlags = {
  epochs: Flags.integer({ description: 'Maximum number of epochs of each stage.', default: 3, min: 1 }),
  rows: Flags.integer({ description: 'Rows of each split at most, spread evenly.', default: 256, min: 2 }),
  out: Flags.string({
    description: 'Keep the runs in this folder. Default: delete them.',
    helpValue: 'DIR',
  }),
};

interface TrialRequest extends Allowing {
  readonly profile?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly epochs: number;
  readonly rows: number;
  readonly out?: string | undefined;
}

/** Opens a page, reports how it is shortened, does the work in a temporary folder, and removes the folder. */
export async function withTrial<T>(
  root: string,
  page: string,
  flags: TrialRequest,
  events: RunEvents,
  work: (trial: Trial, context: Surroundings) => Promise<T>,
): Promise<T> {
  const { openPageToRun } = await import('../../run/page/open.js');
  const { shortening, trialText } = await import('../../tools/verify/trial.js');
  const request = { ...flags, page };
  const context = await surroundings(flags, [request]);
  const { plan, notes } = await openPageToRun(request, context, events);
  const set = [...(flags.set ?? []), ...shortening(plan, flags)];
  for (const note of [...notes, trialText(plan, flags)]) events.note(note);
  const temporary = flags.out === undefined ? temporaryFolder('zoo-verify') : undefined;
  const folder = temporary?.path ?? flags.out!;
  makeFolder(folder);
  const each = (flag: string, values: readonly string[] = []) => values.flatMap((value) => [flag, value]);
  const profile = flags.profile === undefined ? [] : ['--profile', flags.profile];
  const trial: Trial = {
    zoo: [process.execPath, ...process.execArgv, join(root, 'dist', 'bin.js')],
    env: process.env,
    page: [page, ...profile, ...each('--set', set), '--rows', String(flags.rows)],
    allowing: allowingWords(flags),
    open: await openPageToRun({ ...request, set }, context, events),
    folder,
    events,
  };
  try {
    return await work(trial, context);
  } finally {
    temporary?.remove();
  }
}
