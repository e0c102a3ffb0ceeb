import { fromHalf } from './half.js';

/** Supported element types, with their size in bytes. */
export const ELEMENT_SIZES = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  uint8: 1,
  bool: 1,
} as const;
export type ElementType = keyof typeof ELEMENT_SIZES;

/** Little-endian elements as numbers; the bytes need not be aligned, and are copied. */
export function toFloats(bytes: Uint8Array, type: ElementType): Float32Array {
  const { buffer } = new Uint8Array(bytes); // a copy, so that it is aligned
  switch (type) {
    case 'float32':
      return new Float32Array(buffer);
    case 'float64':
      return Float32Array.from(new Float64Array(buffer));
    case 'float16':
      return Float32Array.from(new Uint16Array(buffer), fromHalf);
    case 'bfloat16':
      return new Float32Array(Uint32Array.from(new Uint16Array(buffer), (bits) => bits << 16).buffer);
    case 'int64':
      return Float32Array.from(new BigInt64Array(buffer), Number);
    case 'int32':
      return Float32Array.from(new Int32Array(buffer));
    case 'int16':
      return Float32Array.from(new Int16Array(buffer));
    case 'int8':
      return Float32Array.from(new Int8Array(buffer));
    case 'uint8':
      return Float32Array.from(new Uint8Array(buffer));
    case 'bool':
      return Float32Array.from(new Uint8Array(buffer), (byte) => (byte ? 1 : 0));
  }
}
