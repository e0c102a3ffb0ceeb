/** Files that torch.save never wrote: pickles built from instructions, and zips from files. */

const le = (value: number | bigint, size: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes.subarray(0, size);
};

export const op = {
  start: Buffer.from([0x80, 2]),
  stop: Buffer.from('.'),
  mark: Buffer.from('('),
  tuple: Buffer.from('t'),
  emptyTuple: Buffer.from(')'),
  dict: Buffer.from('}'),
  setItem: Buffer.from('s'),
  reduce: Buffer.from('R'),
  build: Buffer.from('b'),
  persistent: Buffer.from('Q'),
  duplicate: Buffer.from('2'),
  text: (text: string): Buffer => Buffer.concat([Buffer.from('X'), le(text.length, 4), Buffer.from(text)]),
  number: (value: number): Buffer =>
    value < 2 ** 31
      ? Buffer.concat([Buffer.from('J'), le(value, 4)])
      : Buffer.concat([Buffer.from([0x8a, 7]), le(value, 7)]),
  name: (module: string, name: string): Buffer => Buffer.from(`c${module}\n${name}\n`),
  put: (key: number): Buffer => Buffer.concat([Buffer.from('r'), le(key, 4)]),
  get: (key: number): Buffer => Buffer.concat([Buffer.from('j'), le(key, 4)]),
};

const tupleOf = (...parts: readonly Buffer[]): Buffer => Buffer.concat([op.mark, ...parts, op.tuple]);

/** A tensor of float32 over the storage "0", which declares `count` numbers. */
export function tensor(
  shape: readonly number[],
  strides: readonly number[],
  { offset = 0, count = 4 } = {},
): Buffer {
  const id = [
    op.text('storage'),
    op.name('torch', 'FloatStorage'),
    op.text('0'),
    op.text('cpu'),
    op.number(count),
  ];
  const args = [op.number(offset), tupleOf(...shape.map(op.number)), tupleOf(...strides.map(op.number))];
  const hooks = [Buffer.from('\x89', 'latin1'), op.dict];
  const storage = Buffer.concat([tupleOf(...id), op.persistent]);
  return Buffer.concat([
    op.name('torch._utils', '_rebuild_tensor_v2'),
    tupleOf(storage, ...args, ...hooks),
    op.reduce,
  ]);
}

/** A dictionary, and a whole pickle of one. */
export const entries = (named: { readonly [key: string]: Buffer }): Buffer =>
  Buffer.concat([
    op.dict,
    ...Object.entries(named).flatMap(([key, value]) => [op.text(key), value, op.setItem]),
  ]);
export const dictionary = (named: { readonly [key: string]: Buffer }): Buffer =>
  Buffer.concat([op.start, entries(named), op.stop]);

export interface ZipFile {
  readonly bytes: Buffer;
  readonly method?: number;
  /** The size that it declares; absent: the true size. */
  readonly size?: number;
  /** The start that it declares; absent: the true start. */
  readonly at?: number;
}

export function zip(files: readonly (readonly [string, ZipFile])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, { bytes, method = 0, size = bytes.length, at: begin = at }] of files) {
    const shared = [
      le(0, 2),
      le(method, 2),
      le(0, 8),
      le(bytes.length, 4),
      le(size, 4),
      le(name.length, 2),
      le(0, 2),
    ];
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), le(20, 2), ...shared, Buffer.from(name), bytes]);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02'),
        le(20, 4),
        ...shared,
        Buffer.alloc(10),
        le(begin, 4),
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const count = le(files.length, 2);
  return Buffer.concat([
    ...parts,
    list,
    Buffer.from('PK\x05\x06'),
    le(0, 4),
    count,
    count,
    le(list.length, 4),
    le(at, 4),
    le(0, 2),
  ]);
}

/** A file of torch.save with this pickle, and a storage "0" of four numbers. */
export const archive = (pickle: Buffer): Buffer =>
  zip([
    ['x/data.pkl', { bytes: pickle }],
    ['x/data/0', { bytes: Buffer.from(Float32Array.of(1, 2, 3, 4).buffer) }],
  ]);
