import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeviceFault } from '../../errors/files.js';
import { unknownFormat } from '../../errors/formats.js';
import { ZooError } from '../../errors/problem.js';
import { readRegular } from '../../files/read-regular.js';
import { makeFolderIn, removeFile, type WriteOptions, writeAtomically } from '../../files/write.js';
import type { Checkpoint, CheckpointStore, Found, StagePosition } from '../../train/checkpoint.js';
import type { NamedArrays } from '../../weights/named-array.js';

/**
 * The format of checkpoints that this version writes and reads; checkpoints of the first version do not contain it.
 * The digest is computed in the same way in every format, so that damage is never mistaken for a newer format.
 */
const FORMAT = '1';

/** How a checkpoint is converted to parts of a file and back: passed in, so that this room does not depend on a file format. */
export interface WeightsCodec {
  encode(arrays: NamedArrays, metadata: { readonly [key: string]: string }): readonly Uint8Array[];
  decode(
    bytes: Uint8Array,
    file: string,
  ): { arrays: NamedArrays; metadata: { readonly [key: string]: string } };
}

/**
 * Opens the checkpoints of a stage in a folder inside a run's; every file contains the sha256 of its contents.
 * `options` apply to every file that is written.
 */
export function openCheckpoints(
  folder: string,
  stage: string,
  codec: WeightsCodec,
  options: WriteOptions = {},
): CheckpointStore {
  makeFolderIn(dirname(folder), basename(folder));
  const path = (suffix: string): string => join(folder, `${stage}.${suffix}`);
  const write = (suffix: string, checkpoint: Checkpoint): void =>
    writeAtomically(path(suffix), encode(codec, checkpoint), options);
  const remove = (suffix: string): void => {
    options.allowed?.();
    removeFile(path(suffix));
  };
  const find = (suffixes: readonly string[]): Found => {
    const damaged: string[] = [];
    for (const file of suffixes.map(path).filter((one) => existsSync(one))) {
      const checkpoint = read(codec, file);
      if (checkpoint) return { checkpoint, damaged };
      damaged.push(file);
    }
    return { damaged };
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
    save: (checkpoint) => {
      const { epoch, inEpoch } = checkpoint.progress;
      const name = `step-${String(epoch).padStart(6, '0')}${String(inEpoch).padStart(8, '0')}.safetensors`;
      write(name, checkpoint);
      const all = steps();
      const kept = [name, all.find((one) => one < name)]; // later ones are from steps that are now repeated
      for (const old of all) if (!kept.includes(old)) remove(old);
    },
    latest: () => find(steps()),
    saveBest: (checkpoint) => write('best.safetensors', checkpoint),
    best: () => find(['best.safetensors']),
    finish: (checkpoint) => {
      write('safetensors', checkpoint);
      for (const name of [...steps(), 'best.safetensors']) remove(name);
    },
    finished: () => find(['safetensors']),
  };
}

/** Rewrites the arrays of every checkpoint in a folder; the run's position does not change. */
export function rewriteCheckpoints(
  folder: string,
  codec: WeightsCodec,
  change: (arrays: NamedArrays) => NamedArrays,
): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.safetensors'))) {
    const file = join(folder, name);
    const { arrays, progress } = read(codec, file)!;
    writeAtomically(file, encode(codec, { arrays: change(arrays), progress }));
  }
}

function encode(codec: WeightsCodec, { arrays, progress }: Checkpoint): readonly Uint8Array[] {
  const text = JSON.stringify(progress);
  return codec.encode(arrays, { format: FORMAT, progress: text, sha256: digest(arrays, text, FORMAT) });
}

/**
 * The checkpoint in a file; undefined if its bytes are not what was written. Throws a ZooError if a newer version of
 * zoo wrote it in a format that this one cannot read.
 */
function read(codec: WeightsCodec, file: string): Checkpoint | undefined {
  try {
    const { arrays, metadata } = codec.decode(readRegular(file), file);
    const { format, progress = '', sha256 } = metadata;
    if (digest(arrays, progress, format) !== sha256) return undefined;
    if (format !== undefined && format !== FORMAT)
      throw new ZooError(unknownFormat(file, 'checkpoint', format, Number(FORMAT)));
    return { arrays, progress: JSON.parse(progress) as StagePosition };
  } catch (error) {
    if (isDeviceFault(error)) throw error; // the file may be valid, and the checkpoint before it is not the newest
    if (error instanceof ZooError && error.problems.some(({ code }) => code === 'unknown-format'))
      throw error;
    return undefined;
  }
}

function digest(arrays: NamedArrays, progress: string, format = ''): string {
  const hash = createHash('sha256').update(format).update(progress);
  for (const [name, { shape, data }] of [...arrays].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name} [${shape}]`).update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return hash.digest('hex');
}
