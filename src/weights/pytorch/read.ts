import { readZip } from '../../archive/zip.js';
import { ZooError } from '../../errors/problem.js';
import { badWeightsFile, unreadWeightsFile, unsafeWeightsFile } from '../../errors/weights-file.js';
import { bytesInMemory } from '../../files/read-at.js';
import { ELEMENT_SIZES } from '../elements.js';
import { checkGrowth, type Fail, GROWTH, type StoredArrays } from '../stored-array.js';
import { tensorHost } from './calls.js';
import type { PickleHost } from './machine.js';
import { namedArrays } from './names.js';
import { readPickle } from './pickle.js';
import { type StorageRef, storedTensor } from './tensors.js';
import type { PickleValue } from './values.js';

export interface PytorchFile {
  readonly arrays: StoredArrays;
  /** The entry of a checkpoint that the arrays come from. */
  readonly entry?: string;
  /** Other entries that contain tensors. */
  readonly unread: readonly string[];
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1');

/**
 * The contents of a .pt or .pth file in memory: a state dict, a checkpoint or a whole module, from torch.save in
 * either of its formats. Its pickle is read without executing anything. `file` is used only in errors. Throws
 * `bad-weights-file`, `unread-weights-file`, and `unsafe-weights-file` if the pickle tries to run code.
 */
export function listPytorch(bytes: Uint8Array, file: string): PytorchFile {
  const fail: Fail = (what) => {
    throw new ZooError(badWeightsFile(file, 'PyTorch file', what));
  };
  const storages = new Map<string, StorageRef>();
  const host = tensorHost(storages, fail, (name) => {
    throw new ZooError(unsafeWeightsFile(file, name));
  });
  const read = ZIP.equals(bytes.subarray(0, 4)) ? readArchive : readLegacy;
  const { tensors, entry, unread } = namedArrays(read({ bytes, file, host, storages, fail }), fail);
  const arrays = new Map(
    [...tensors].map(([name, tensor]) => [name, storedTensor(name, tensor, fail)] as const),
  );
  checkGrowth(arrays, bytes.length, fail);
  return { arrays, unread, ...(entry !== undefined && { entry }) };
}

interface Source {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly host: PickleHost;
  readonly storages: Map<string, StorageRef>;
  readonly fail: Fail;
}

/** A zip: `<name>/data.pkl`, and each storage in a separate file `<name>/data/<key>`. */
function readArchive({ bytes, file, host, storages, fail }: Source): PickleValue {
  const files = readZip(bytesInMemory(bytes), GROWTH, fail);
  const path = [...files.keys()].find((name) => /^[^/]*\/data\.pkl$/.test(name));
  if (!path) return fail('it is a zip without a data.pkl, so torch.save did not write it');
  const folder = path.slice(0, -'data.pkl'.length);
  if (files.has(`${folder}constants.pkl`))
    throw new ZooError(
      unreadWeightsFile(
        file,
        'a TorchScript archive',
        'Save the state_dict() of the model with torch.save instead.',
      ),
    );
  if (Buffer.from(files.get(`${folder}byteorder`)?.read() ?? []).toString() === 'big')
    return fail('it is big-endian');
  const { value } = readPickle(files.get(path)!.read(), 0, host, fail);
  for (const [key, storage] of storages) storage.bytes = files.get(`${folder}data/${key}`)?.read();
  return value;
}

/** Five pickles (a number, a version, sizes of the machine, the object, the keys of its storages), then the storages. */
function readLegacy({ bytes, host, storages, fail }: Source): PickleValue {
  let at = 0;
  const next = (): PickleValue => {
    const { value, end } = readPickle(bytes, at, host, fail);
    at = end;
    return value;
  };
  next();
  next();
  const machine = next();
  if (machine instanceof Map && machine.get('little_endian') === false) return fail('it is big-endian');
  const root = next();
  const keys = next();
  if (!Array.isArray(keys)) return fail('its pickle is damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const key of keys) {
    const storage = storages.get(key as string) ?? fail('it has a storage that nothing refers to');
    const length = storage.count * ELEMENT_SIZES[storage.type ?? 'uint8'];
    if (!(at + 8 + length <= bytes.length)) return fail('it is cut off');
    if (view.getBigUint64(at, true) !== BigInt(storage.count))
      return fail('the length of a storage is not what it should be');
    storage.bytes = bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length;
  }
  return root;
}
