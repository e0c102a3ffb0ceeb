import { closeSync, fstatSync, readSync } from 'node:fs';
import { openRegular } from '../files/read-regular.js';

/** Bytes that are read in pieces, from an open file or from memory. */
export interface Bytes {
  readonly size: number;
  /** `count` bytes from `at`, or as many as exist. */
  at(at: number, count: number): Buffer;
  close(): void;
}

/** Opens a file. Throws if it is not a regular file. */
export function bytesOfFile(file: string): Bytes {
  const fd = openRegular(file);
  return { size: fstatSync(fd).size, at: (at, count) => bytesAt(fd, at, count), close: () => closeSync(fd) };
}

export const bytesInMemory = ({ buffer, byteOffset, byteLength }: Uint8Array): Bytes => ({
  size: byteLength,
  at: (at, count) => Buffer.from(buffer, byteOffset, byteLength).subarray(at, at + count),
  close: () => {},
});

function bytesAt(fd: number, at: number, count: number): Buffer {
  const bytes = Buffer.allocUnsafe(count);
  let done = 0;
  while (done < count) {
    const read = readSync(fd, bytes, done, count - done, at + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}
