import type { Checkpoint, CheckpointStore } from '../train/checkpoint.js';
import { decodeSafetensors } from '../weights/safetensors/decode.js';
import { encodeSafetensors } from '../weights/safetensors/encode.js';

/** Keeps checkpoints as bytes in memory, without files. */
export function memoryStore(): CheckpointStore {
  const kept = new Map<string, Uint8Array>();
  const put =
    (name: string) =>
    ({ arrays, progress }: Checkpoint): void =>
      void kept.set(name, encodeSafetensors(arrays, { progress: JSON.stringify(progress) }));
  const take = (name: string) => () => {
    const bytes = kept.get(name);
    if (!bytes) return { damaged: [] };
    const { arrays, metadata } = decodeSafetensors(bytes, name);
    return { checkpoint: { arrays, progress: JSON.parse(metadata.progress!) }, damaged: [] };
  };
  return {
    save: put('latest'),
    latest: take('latest'),
    saveBest: put('best'),
    best: take('best'),
    finish: put('finished'),
    finished: take('finished'),
  };
}
