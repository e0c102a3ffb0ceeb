import { fstatSync, read, readSync } from 'node:fs';

/** Bytes that are read by position, from a file, which is never loaded as a whole, or from memory. */
export interface BytesAt {
  readonly length: number;
  /** The bytes from `begin` (inclusive) to `end` (exclusive), both within range. */
  at(begin: number, end: number): Uint8Array;
}

/** The bytes of an open file. */
export const bytesOfFile = (fd: number): BytesAt => ({
  length: fstatSync(fd).size,
  at: (begin, end) => {
    const bytes = Buffer.allocUnsafeSlow(end - begin); // not from the pool, so that any content can be aligned
    readWhole(fd, bytes, begin);
    return bytes;
  },
});

/** Bytes in memory. */
export const bytesInMemory = (bytes: Uint8Array): BytesAt => ({
  length: bytes.length,
  at: (begin, end) => bytes.subarray(begin, end),
});

/** Fills `into` with the bytes of an open file from `at` on. */
export function readWhole(fd: number, into: Uint8Array, at: number): void {
  for (let done = 0; done < into.length; ) {
    const n = readSync(fd, into, done, into.length - done, at + done);
    if (n === 0) throw endedEarly();
    done += n;
  }
}

/** A part of these bytes: `length` bytes from `begin` on. */
export const bytesWithin = (bytes: BytesAt, begin: number, length: number): BytesAt => ({
  length,
  at: (from, to) => bytes.at(begin + from, begin + to),
});

/**
 * Fills `into` with rows of an open file, in order: row r is the `size` bytes from `from + r * size` on. The system
 * reads them while the caller works.
 */
export function readRows(
  fd: number,
  { from, size }: { readonly from: number; readonly size: number },
  rows: ArrayLike<number>,
  into: Uint8Array,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = rows.length;
    if (left === 0) resolve();
    const take = (i: number, done: number): void => {
      const position = from + rows[i]! * size + done;
      read(fd, into, i * size + done, size - done, position, (error, n) => {
        if (error) reject(error);
        else if (n === 0) reject(endedEarly());
        else if (done + n < size) take(i, done + n);
        else if (--left === 0) resolve();
      });
    };
    for (let i = 0; i < rows.length; i++) take(i, 0);
  });
}

const endedEarly = (): Error => new Error('a file ended early while it was read');
