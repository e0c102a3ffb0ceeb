/** The number that 16 bits of IEEE 754 binary16 represent. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest binary16 (ties to even) of each number, as bits; numbers that are too large become infinity. */
export function toHalves(values: Float32Array): Uint16Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(words, halfOfSingle);
}

function halfOfSingle(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  const exponent = magnitude >>> 23;
  // below 2^-14 the half is subnormal: its unit is 2^-24, so more of the significand is rounded away
  const dropped = exponent < 113 ? 126 - exponent : 13;
  if (dropped > 24) return sign;
  const significand = exponent < 113 ? (magnitude & 0x7fffff) | 0x800000 : magnitude - (112 << 23);
  return sign | Math.min(roundedShift(significand, dropped), 0x7c00);
}

/** bits / 2^by, rounded to nearest, ties to even. */
function roundedShift(bits: number, by: number): number {
  const floor = bits >>> by;
  const rest = bits - floor * 2 ** by;
  const half = 2 ** (by - 1);
  return rest > half || (rest === half && floor & 1) ? floor + 1 : floor;
}
