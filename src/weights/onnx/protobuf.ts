import type { Fail } from '../stored-array.js';

/** One field of a message: an integer (up to 2^64), or bytes. */
export interface ProtobufField {
  readonly field: number;
  readonly value: bigint | Uint8Array;
}

/** Tags have 32 bits: readers that ignore higher bits would read a different field. */
const LARGEST_TAG = 0xffff_ffffn;

/**
 * Iterates over the fields of a protobuf message; nested messages stay bytes until they are read. So a file costs no
 * more than what is read of it, which a library that creates objects for everything cannot guarantee.
 */
export function* fieldsOf(bytes: Uint8Array, fail: Fail): Generator<ProtobufField> {
  const cursor = new Cursor(bytes, fail);
  while (cursor.at < bytes.length) {
    const tag = cursor.varint();
    if (tag > LARGEST_TAG) fail('it is damaged');
    const field = Number(tag >> 3n);
    switch (Number(tag & 7n)) {
      case 0:
        yield { field, value: cursor.varint() };
        break;
      case 1:
        yield { field, value: cursor.take(8) };
        break;
      case 2:
        yield { field, value: cursor.take(Number(cursor.varint())) };
        break;
      case 5:
        yield { field, value: cursor.take(4) };
        break;
      default:
        fail('it is damaged');
    }
  }
}

/** Packed integers, read as signed 64-bit numbers. */
export function* varintsOf(bytes: Uint8Array, fail: Fail): Generator<bigint> {
  const cursor = new Cursor(bytes, fail);
  while (cursor.at < bytes.length) yield BigInt.asIntN(64, cursor.varint());
}

class Cursor {
  at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly fail: Fail,
  ) {}

  take(length: number): Uint8Array {
    const end = this.at + length;
    if (!(end <= this.bytes.length)) return this.fail('it is cut off');
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.take(1)[0]!;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return this.fail('it is damaged');
  }
}
