import { isUtf8 } from 'node:buffer';

/** Kinds of files that people confuse with supported ones, by an internal name, and what an error calls each. */
export const KINDS = {
  empty: 'an empty file',
  // ---- weights and models
  safetensors: 'a safetensors file',
  pytorch: 'a PyTorch file',
  onnx: 'an ONNX model',
  hdf5: 'an HDF5 file (Keras .h5, or MATLAB 7.3)',
  keras: 'a Keras model (.keras)',
  'tfjs-model': 'the model.json of a TensorFlow.js model',
  'saved-model': 'a TensorFlow SavedModel',
  tflite: 'a TensorFlow Lite model',
  gguf: 'a GGUF model',
  pickle: 'a Python pickle',
  // ---- arrays and tables
  npz: 'a NumPy .npz archive',
  npy: 'a NumPy .npy array',
  matlab: 'a MATLAB .mat file',
  parquet: 'a Parquet table',
  arrow: 'an Arrow or Feather table',
  sqlite: 'an SQLite database',
  spreadsheet: 'a spreadsheet (Excel or OpenDocument)',
  'old-office': 'an old Office document (.xls or .doc)',
  // ---- images
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  gif: 'a GIF image',
  webp: 'a WebP image',
  tiff: 'a TIFF image',
  avif: 'an AVIF image',
  heic: 'a HEIC image',
  bmp: 'a BMP image',
  jxl: 'a JPEG XL image',
  jp2: 'a JPEG 2000 image',
  psd: 'a Photoshop document',
  ico: 'an icon (.ico)',
  netpbm: 'a PPM, PGM or PBM image',
  exr: 'an OpenEXR image',
  svg: 'an SVG drawing',
  pdf: 'a PDF document',
  postscript: 'a PostScript document',
  // ---- videos, archives and texts
  video: 'a video or sound',
  zip: 'a zip archive',
  gzip: 'a gzip archive',
  bzip2: 'a bzip2 archive',
  xz: 'an xz archive',
  zstd: 'a Zstandard archive',
  '7z': 'a 7z archive',
  rar: 'a RAR archive',
  tar: 'a tar archive',
  'lfs-pointer': 'a Git LFS pointer, not the file that it stands for',
  html: 'an HTML page',
  xml: 'an XML file',
  json: 'a JSON file',
  text: 'a text file',
} as const;

export type Kind = keyof typeof KINDS;

// cspell:ignore ftyp avis rels hei hev
/** A signature: bytes (as Latin-1) and their offset. */
type Signature = readonly [kind: Kind, bytes: string, at?: number];

const SIGNATURES: readonly Signature[] = [
  ['hdf5', '\x89HDF\r\n\x1a\n'],
  ['tflite', 'TFL3', 4],
  ['gguf', 'GGUF'],
  ['npy', '\x93NUMPY'],
  ['matlab', 'MATLAB 5.0 MAT-file'],
  ['parquet', 'PAR1\x15'],
  ['arrow', 'ARROW1\0\0'],
  ['sqlite', 'SQLite format 3\0'],
  ['old-office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['tiff', 'II+\0'],
  ['tiff', 'MM\0+'],
  ['video', '\x1a\x45\xdf\xa3'],
  ['jxl', '\xff\x0a'],
  ['jxl', 'JXL \r\n\x87\n', 4],
  ['jp2', 'jP  \r\n\x87\n', 4],
  ['jp2', '\xff\x4f\xff\x51'],
  ['psd', '8BPS'],
  ['ico', '\0\0\x01\0'],
  ['exr', '\x76\x2f\x31\x01'],
  ['pdf', '%PDF-'],
  ['postscript', '%!PS'],
  ['gzip', '\x1f\x8b'],
  ['bzip2', 'BZh'],
  ['xz', '\xfd7zXZ\0'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['tar', 'ustar', 257],
  ['lfs-pointer', 'version https://git-lfs'],
];

/** Number of bytes to examine. */
const HEAD = 4096;

/**
 * Detects the kind of a file from its first bytes (4096 are enough), regardless of its extension; undefined if unknown.
 * A zip is classified by the name of its first file, a text by its beginning.
 */
export function kindOf(bytes: Uint8Array): Kind | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD));
  if (head.length === 0) return 'empty';
  const found = SIGNATURES.find(([, signature, at = 0]) => begins(head, signature, at));
  if (found) return found[0];
  if (begins(head, 'ftyp', 4)) return isoKind(head);
  if (begins(head, 'RIFF')) return begins(head, 'WEBP', 8) ? 'webp' : 'video';
  if (begins(head, 'PK\x03\x04') || begins(head, 'PK\x05\x06')) return zipKind(head);
  return rasterKind(head) ?? weightsKind(head) ?? textKind(head);
}

const begins = (head: Buffer, signature: string, at = 0): boolean =>
  head.toString('latin1', at, at + signature.length) === signature;

/** A file with boxes starts with one that lists the compatible brands. */
function isoKind(head: Buffer): Kind {
  const brands = head.toString('latin1', 8, Math.min(head.readUInt32BE(0), 256));
  if (/avif|avis/.test(brands)) return 'avif';
  return /mif1|msf1|hei[a-z]|hev[a-z]/.test(brands) ? 'heic' : 'video';
}

/** Images whose first bytes also occur in many texts: more of their header is checked. */
function rasterKind(head: Buffer): Kind | undefined {
  if (begins(head, 'BM') && head.length > 18 && head.readUInt32LE(6) === 0 && head.readUInt32LE(14) <= 124)
    return 'bmp'; // reserved zeros, then the length of the second header
  return /^P[1-6]\s+(#[^\n]*\n\s*)*\d+\s+\d+\s/.test(head.toString('latin1', 0, 256)) ? 'netpbm' : undefined;
}

/** In a zip, the name of the first file starts at byte 30, and its length is at byte 26. */
function zipKind(head: Buffer): Kind {
  const name = head.length < 30 ? '' : head.toString('latin1', 30, 30 + head.readUInt16LE(26));
  if (name.endsWith('.npy')) return 'npz';
  if (/^[^/]+\/(data\.pkl|constants\.pkl|version|byteorder|\.format_version)$/.test(name)) return 'pytorch';
  if (name === '[Content_Types].xml' || name === 'mimetype' || /^(xl|_rels)\//.test(name))
    return 'spreadsheet';
  return name === 'metadata.json' || name === 'config.json' ? 'keras' : 'zip';
}

/** Files that torch.save wrote before PyTorch 1.6 start with a pickle of this number. */
const PYTORCH_LEGACY = '\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e';

function weightsKind(head: Buffer): Kind | undefined {
  if (head[8] === 0x7b && head.length > 9 && head.readUInt32LE(4) === 0) return 'safetensors'; // length, then {
  if (begins(head, PYTORCH_LEGACY, 2)) return 'pytorch';
  if (head[0] === 0x80 && head[1]! >= 2 && head[1]! <= 5) return 'pickle';
  if (begins(head, '\x08\x01\x12')) return 'saved-model';
  return head[0] === 0x08 && head[1]! < 0x20 ? 'onnx' : undefined; // its version field
}

/** Texts in UTF-8, whose beginning has no control characters except white space. */
function textKind(head: Buffer): Kind | undefined {
  const whole = head.length < HEAD ? [head] : [0, 1, 2, 3].map((cut) => head.subarray(0, head.length - cut));
  if (!whole.some((one) => isUtf8(one))) return undefined; // a character may continue after the end of the head
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a text has none
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(head.toString('latin1'))) return undefined;
  const text = head
    .toString()
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^(<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE\s+svg[^>]*>\s*)*<(\w+:)?svg\b/i.test(text))
    return 'svg';
  if (/^<(!doctype\s+html|html)\b/i.test(text)) return 'html';
  if (text.startsWith('<')) return 'xml';
  if (/^[{[]/.test(text)) return /"(modelTopology|weightsManifest)"/.test(text) ? 'tfjs-model' : 'json';
  return 'text';
}
