/**
 * One block of Philox4x32-10: writes four 32-bit words, a function of the counter (c0..c3) and the key (k0, k1) only,
 * to `out` at `offset`. Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
export function philox(
  out: Uint32Array,
  offset: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
): void {
  for (let round = 0; round < 10; round++) {
    // The high halves of 0xD2511F53 * c0 and 0xCD9E8D57 * c2, in 16-bit pieces, because doubles cannot represent 64
    // bits.
    const a = c0 & 0xffff;
    const b = c0 >>> 16;
    const ab = (Math.imul(b, 0x1f53) + (Math.imul(a, 0x1f53) >>> 16)) | 0;
    const ba = (Math.imul(a, 0xd251) + (ab & 0xffff)) | 0;
    const high0 = (Math.imul(b, 0xd251) + (ab >>> 16) + (ba >>> 16)) | 0;
    const c = c2 & 0xffff;
    const d = c2 >>> 16;
    const cd = (Math.imul(d, 0x8d57) + (Math.imul(c, 0x8d57) >>> 16)) | 0;
    const dc = (Math.imul(c, 0xcd9e) + (cd & 0xffff)) | 0;
    const high2 = (Math.imul(d, 0xcd9e) + (cd >>> 16) + (dc >>> 16)) | 0;

    const low0 = Math.imul(c0, 0xd2511f53);
    const low2 = Math.imul(c2, 0xcd9e8d57);
    c0 = high2 ^ c1 ^ k0;
    c1 = low2;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[offset] = c0;
  out[offset + 1] = c1;
  out[offset + 2] = c2;
  out[offset + 3] = c3;
}
