import { ZooError } from '../errors/problem.js';
import { notAnExport } from '../errors/web.js';
import type { About } from '../export/about.js';

/** The metadata of an exported ONNX file. */
export interface Metadata extends About {
  /** Its first input, and the input's shape for one row; [] for a graph that prepares images itself. */
  readonly input: { readonly name: string; readonly shape: readonly number[] };
  /** Whether the graph accepts a decoded image of any size. */
  readonly embedded: boolean;
}

/** Fields of ONNX's protobuf messages: ModelProto.metadata_props, and the key and value of an entry. */
const [PROPERTIES, KEY, VALUE] = [14, 1, 2];

/** Reads the metadata of an ONNX file that zoo exported. Throws for any other file. */
export function readMetadata(file: Uint8Array): Metadata {
  const found = new Map<string, string>();
  for (const [field, entry] of fieldsOf(file)) {
    if (field !== PROPERTIES) continue;
    const texts = new Map([...fieldsOf(entry)].map(([key, text]) => [key, new TextDecoder().decode(text)]));
    found.set(texts.get(KEY) ?? '', texts.get(VALUE) ?? '');
  }
  if (!found.has('outputs') || !found.has('input')) throw new ZooError(notAnExport());
  const optional = <K extends keyof About>(key: K): Pick<About, K> | undefined =>
    found.has(key) ? ({ [key]: json(key) } as Pick<About, K>) : undefined;
  const json = <T>(key: string): T => JSON.parse(found.get(key)!) as T;
  const input = { shape: [], ...json<{ readonly name: string }>('input') };
  return {
    name: found.get('name') ?? '',
    title: found.get('title') ?? '',
    outputs: json('outputs'),
    inputs: { [input.name]: { of: found.has('preprocessing') ? 'image' : 'vector', shape: input.shape } },
    ...optional('inputs'),
    ...optional('windows'),
    ...optional('postprocess'),
    ...optional('preprocessing'),
    input,
    terms: json('terms'),
    run: json('run'),
    embedded: found.get('embedded') === 'true',
  };
}

/** The length-delimited fields of a protobuf message with their bytes; skips all others. */
function* fieldsOf(bytes: Uint8Array): Generator<readonly [field: number, content: Uint8Array]> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; at < bytes.length; shift *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
    throw new ZooError(notAnExport());
  };
  while (at < bytes.length) {
    const tag = varint();
    const [field, type] = [Math.floor(tag / 8), tag % 8];
    if (type === 0) varint();
    else if (type === 1) at += 8;
    else if (type === 5) at += 4;
    else if (type === 2) {
      const length = varint();
      yield [field, bytes.subarray(at, at + length)];
      at += length;
    } else throw new ZooError(notAnExport());
  }
}
