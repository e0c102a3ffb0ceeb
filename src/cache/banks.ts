import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lockOf } from '../bank/fill.js';
import { processText } from '../errors/files.js';
import { type Holder, takeLock } from '../files/lock.js';
import { isAlive } from '../files/process.js';
import { removeEmptyFolder, removeFile } from '../files/write.js';

/** Names of files that `src/bank` writes: a bank, an unfinished bank, its lock; and those of earlier versions. */
const NAMES = [
  /^([0-9a-f]{64})\.bank$/,
  /^\.([0-9a-f]{64})\.bank\.[0-9a-f]{24}\.zoo-part$/,
  /^\.([0-9a-f]{64})\.lock$/,
  /^([0-9a-f]{64})\.(?:f32|json)$/,
  /^([0-9a-f]{64})\.(?:f32\.(?=\d+\.part$)|json\.)(?<pid>\d+)(?:\.part)?$/,
];

/** The key of the bank that a file name belongs to; undefined if it is not the name of a bank's file. */
export const keyIn = (name: string): string | undefined => {
  for (const pattern of NAMES) {
    const found = pattern.exec(name);
    if (found) return found[1];
  }
  return undefined;
};

/** The folder in which `zoo predict` keeps banks until it ends, by process. */
const PREDICT = /^\.predict-(\d+)(?:-\w+)?$/;
export const isPredictFolder = (name: string): boolean => PREDICT.test(name);

/** The process that writes one of these files, if their names show it: earlier versions and `zoo predict` put it there. */
export function writerByName(paths: readonly string[]): number | undefined {
  return paths
    .map((path) => PREDICT.exec(basename(path))?.[1] ?? NAMES.at(-1)!.exec(basename(path))?.groups?.pid)
    .map(Number)
    .find((pid) => pid > 0 && isAlive(pid));
}

/** Removes a bank and its files. If another process is writing the bank, keeps it and returns the reason. */
export function removeBank(folder: string, key: string, paths: readonly string[]): string | undefined {
  const taken = takeLock(join(folder, lockOf(key)));
  if (!('lock' in taken)) return usedBy(taken.holder);
  try {
    for (const path of paths) if (basename(path) !== lockOf(key)) removeFile(path);
    return undefined;
  } finally {
    taken.lock.release();
  }
}

/** The process that is writing a bank, if any. */
export function heldBy(folder: string, key: string): string | undefined {
  const taken = takeLock(join(folder, lockOf(key)));
  if (!('lock' in taken)) return usedBy(taken.holder);
  taken.lock.release();
  return undefined;
}

/** Describes the holder of a lock. */
export const usedBy = (holder: Holder): string => {
  const who = processText(holder);
  return who === undefined ? 'in use' : `in use by ${who}`;
};

/** Removes the banks in a folder, then the folder if nothing else is in it. */
export function removeBanksIn(folder: string): void {
  const keys = new Map<string, string[]>();
  for (const name of readdirSync(folder)) {
    const key = keyIn(name);
    if (key !== undefined) keys.set(key, [...(keys.get(key) ?? []), join(folder, name)]);
  }
  for (const [key, paths] of keys) removeBank(folder, key, paths);
  removeEmptyFolder(folder);
}
