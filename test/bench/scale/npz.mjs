import { closeSync, openSync, writeSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Raw deflate blocks that others may follow, and the block that ends them. */
const MORE = { level: 1, finishFlush: constants.Z_SYNC_FLUSH };
const LAST = deflateRawSync(Buffer.alloc(0));

/**
 * Writes a compressed .npz, a zip of deflated .npy files, piece by piece. `begin` starts a file, `add` appends bytes to
 * it, and `finish` writes the directory.
 */
export function openNpz(path) {
  const zip = openSync(path, 'w');
  const files = [];
  let end = 0;
  const write = (bytes) => {
    writeSync(zip, bytes, 0, bytes.length, end);
    end += bytes.length;
  };
  const close = () => {
    const file = files.at(-1);
    if (!file) return;
    write(LAST);
    file.packed = end - file.data;
    const header = headerOf(LOCAL, file);
    writeSync(zip, header, 0, header.length, file.at);
  };
  return {
    begin: (name) => {
      close();
      files.push({ name, at: end, crc: 0, size: 0, packed: 0 });
      write(headerOf(LOCAL, files.at(-1)));
      files.at(-1).data = end;
    },
    add: (bytes) => {
      const file = files.at(-1);
      file.crc = crc32(bytes, file.crc);
      file.size += bytes.length;
      write(deflateRawSync(bytes, MORE));
    },
    finish: () => {
      close();
      const directory = Buffer.concat(files.map((file) => headerOf(ENTRY, file)));
      const record = Buffer.alloc(22);
      record.writeUInt32LE(0x06054b50);
      for (const at of [8, 10]) record.writeUInt16LE(files.length, at);
      record.writeUInt32LE(directory.length, 12);
      record.writeUInt32LE(end, 16);
      write(directory);
      write(record);
      closeSync(zip);
    },
  };
}

/** A file's header in front of its bytes, and in the directory: size, signature, and where the shared fields are. */
const LOCAL = { size: 30, signature: 0x04034b50, shared: 4 };
const ENTRY = { size: 46, signature: 0x02014b50, shared: 6 };

function headerOf(kind, { name, at, crc, size, packed }) {
  const header = Buffer.alloc(kind.size);
  header.writeUInt32LE(kind.signature);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, kind.shared);
  header.writeUInt16LE(8, kind.shared + 4);
  header.writeUInt32LE(crc, kind.shared + 10);
  header.writeUInt32LE(packed, kind.shared + 14);
  header.writeUInt32LE(size, kind.shared + 18);
  header.writeUInt16LE(name.length, kind.shared + 22);
  if (kind === ENTRY) header.writeUInt32LE(at, 42);
  return Buffer.concat([header, Buffer.from(name)]);
}
