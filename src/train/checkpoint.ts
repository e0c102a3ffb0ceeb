import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { EpochRecord } from '../report/record.js';
import type { NamedArray, NamedArrays } from '../weights/named-array.js';

/** How a checkpoint becomes bytes and back: handed in, so that this room knows no file format. */
export interface WeightsCodec {
  encode(arrays: NamedArrays, metadata: { readonly [key: string]: string }): Uint8Array;
  decode(
    bytes: Uint8Array,
    file: string,
  ): { arrays: NamedArrays; metadata: { readonly [key: string]: string } };
}

/** Where a stage stands between two steps; with the weights and slots, all that a resumed run needs. */
export interface Progress {
  readonly epoch: number;
  /** Steps of this epoch that are done. */
  readonly inEpoch: number;
  readonly lossSum: number;
  readonly epochs: readonly EpochRecord[];
  readonly best: { readonly epoch: number; readonly value: number | null };
  readonly seconds: number;
}

export interface Checkpoint {
  readonly progress: Progress;
  /** The trained nodes' variables, `<node>/<variable>`, and the optimizer's slots, `slot:<slot>/<index>`. */
  readonly arrays: NamedArrays;
}

/** The checkpoints of one stage in a run's folder: the latest two, the best so far, and the finished weights. */
export interface CheckpointStore {
  save(checkpoint: Checkpoint): void;
  /** The newest checkpoint that is whole; `skipped` names damaged newer ones. */
  latest(): { checkpoint: Checkpoint; skipped: readonly string[] } | undefined;
  saveBest(arrays: NamedArrays): void;
  best(): NamedArrays | undefined;
  /** Records the weights that the stage leaves behind, and clears what led to them. */
  finish(arrays: NamedArrays, progress: Progress): void;
  finished(): Checkpoint | undefined;
}

export function openCheckpoints(folder: string, stage: string, codec: WeightsCodec): CheckpointStore {
  mkdirSync(folder, { recursive: true });
  const path = (suffix: string): string => join(folder, `${stage}.${suffix}`);
  const write = (suffix: string, arrays: NamedArrays, metadata: { [key: string]: string }): void =>
    writeAtomically(path(suffix), codec.encode(arrays, metadata));
  const read = (suffix: string): Checkpoint | undefined => {
    if (!existsSync(path(suffix))) return undefined;
    const { arrays, metadata } = codec.decode(readFileSync(path(suffix)), path(suffix));
    return { arrays, progress: JSON.parse(metadata.progress ?? 'null') as Progress };
  };
  const steps = (): string[] => {
    const pattern = new RegExp(
      `^${stage.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.(step-\\d+\\.safetensors)$`,
    );
    return readdirSync(folder)
      .flatMap((name) => pattern.exec(name)?.[1] ?? [])
      .sort()
      .reverse();
  };
  return {
    save: ({ progress, arrays }) => {
      const name = `step-${String(progress.epoch).padStart(6, '0')}${String(progress.inEpoch).padStart(8, '0')}.safetensors`;
      write(name, arrays, { progress: JSON.stringify(progress) });
      for (const old of steps().slice(2)) rmSync(path(old), { force: true });
    },
    latest: () => {
      const skipped: string[] = [];
      for (const name of steps()) {
        try {
          return { checkpoint: read(name)!, skipped };
        } catch {
          skipped.push(path(name)); // damaged: the one before it is as good a start
        }
      }
      return undefined;
    },
    saveBest: (arrays) => write('best.safetensors', arrays, {}),
    best: () => read('best.safetensors')?.arrays,
    finish: (arrays, progress) => {
      write('safetensors', arrays, { progress: JSON.stringify(progress) });
      for (const name of [...steps(), 'best.safetensors']) rmSync(path(name), { force: true });
    },
    finished: () => read('safetensors'),
  };
}

/** Prefixes the names of a node's arrays, or takes the prefix off again. */
export const prefixed = (node: string, arrays: NamedArrays): [string, NamedArray][] =>
  [...arrays].map(([name, array]) => [`${node}/${name}`, array]);
export const unprefixed = (node: string, arrays: NamedArrays): Map<string, NamedArray> =>
  new Map(
    [...arrays].flatMap(([name, a]) =>
      name.startsWith(`${node}/`) ? [[name.slice(node.length + 1), a]] : [],
    ),
  );

/** Writes beside the file, flushes, then renames over it: a reader sees the old bytes or the new ones, whole. */
export function writeAtomically(file: string, bytes: Uint8Array): void {
  const part = `${file}.${process.pid}.part`;
  try {
    const fd = openSync(part, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
