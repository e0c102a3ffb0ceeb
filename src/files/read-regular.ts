import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  type ReadStream,
  readSync,
  type Stats,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { NotReadable } from '../errors/not-readable.js';
import { named, naming } from './refused.js';

export { NotReadable };

/** Node cannot read a larger piece at a time. */
const LARGEST_FILE = 2 ** 31 - 1;

/**
 * The bytes of a regular file, at most `most` of them. Refuses devices, pipes, sockets and folders before reading, so
 * that no read can wait or last forever. Throws `NotReadable`, and errors of the device that name the file.
 */
export function readRegular(path: string, most = LARGEST_FILE): Buffer {
  const fd = openRegular(path, most);
  try {
    return naming(path, () => readAll(path, fd, most));
  } finally {
    closeSync(fd);
  }
}

/** The same without blocking. */
export async function readRegularAsync(path: string, most = LARGEST_FILE): Promise<Buffer> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, FLAGS);
    check(path, await handle.stat(), most);
    const bytes = await handle.readFile();
    if (bytes.length > most) throw tooLarge(path, bytes.length, most);
    return bytes;
  } catch (error) {
    throw inWords(path, error);
  } finally {
    await handle?.close();
  }
}

/** A stream over a regular file of any size. Throws `NotReadable` immediately if the file is not regular. */
export function streamRegular(path: string, options: { readonly highWaterMark?: number } = {}): ReadStream {
  const fd = openRegular(path);
  const stream = createReadStream('', { ...options, fd });
  return stream.on('error', (error) => named(error, path));
}

/** A file descriptor of a regular file of at most `most` bytes, to be closed by the caller. Throws `NotReadable`. */
export function openRegular(path: string, most = Number.POSITIVE_INFINITY): number {
  let fd: number | undefined;
  try {
    fd = openSync(path, FLAGS);
    check(path, fstatSync(fd), most);
    return fd;
  } catch (error) {
    if (fd !== undefined) closeSync(fd);
    throw inWords(path, error);
  }
}

/** Opening a pipe without a writer would wait for one. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function check(path: string, found: Stats, most: number): void {
  if (!found.isFile())
    throw new NotReadable(`it is ${kindOf(found)}, not a regular file`, undefined, undefined, path);
  if (found.size > most) throw tooLarge(path, found.size, most);
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  return 'a device';
}

const tooLarge = (path: string, bytes: number, most: number): NotReadable =>
  new NotReadable(`it has ${bytes} bytes, and at most ${most} are read`, undefined, bytes, path);

/** Reads to the end; files in /proc have a size of 0, and other files may grow meanwhile. */
function readAll(path: string, fd: number, most: number): Buffer {
  const pieces: Buffer[] = [];
  let total = 0;
  for (let size = Math.max(fstatSync(fd).size, 1) + 1; ; size = 65_536) {
    const piece = Buffer.allocUnsafe(Math.min(size, LARGEST_FILE));
    const length = readSync(fd, piece);
    if (length === 0) return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    total += length;
    if (total > most) throw tooLarge(path, total, most);
    pieces.push(piece.subarray(0, length));
  }
}

function inWords(path: string, error: unknown): unknown {
  if (error instanceof NotReadable) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new NotReadable(REASONS[code ?? ''] ?? `the system says ${code ?? message}`, code, undefined, path);
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it does not exist',
  ELOOP: 'it is a link that leads back to itself',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder, not a regular file',
  ENXIO: 'it is a socket or a device, not a regular file',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk could not be read (EIO)',
};
