import { toHalves } from '../half.js';
import type { NamedArray, NamedArrays } from '../named-array.js';

/** The bytes of a safetensors file, in memory of their own. */
export const encodeSafetensors = (...content: Parameters<typeof safetensorsParts>): Uint8Array =>
  Buffer.concat(safetensorsParts(...content));

/**
 * The bytes of a safetensors file in consecutive parts: a header, then each array, without a copy. Arrays are in the order of the reference implementation (wider elements first,
 * then by name), so equal contents give equal bytes. `half` selects the arrays that are rounded to float16.
 */
export function safetensorsParts(
  arrays: NamedArrays,
  metadata: { readonly [key: string]: string } = {},
  half: (name: string) => boolean = () => false,
): readonly Uint8Array[] {
  const ordered = [...arrays].sort(([a], [b]) => Number(half(a)) - Number(half(b)) || (a < b ? -1 : 1));
  const header: { [key: string]: unknown } =
    Object.keys(metadata).length > 0 ? { __metadata__: metadata } : {};
  const blocks = ordered.map(([name, array]) => block(array, half(name)));
  let at = 0;
  ordered.forEach(([name, { shape }], i) => {
    const begin = at;
    at += blocks[i]!.length;
    header[name] = { dtype: half(name) ? 'F16' : 'F32', shape, data_offsets: [begin, at] };
  });
  const text = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([text, Buffer.alloc(-text.length & 7, ' ')]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return [length, padded, ...blocks];
}

function block({ data }: NamedArray, half: boolean): Uint8Array {
  const values = half ? toHalves(data) : data;
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
