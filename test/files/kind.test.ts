import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Kind, kindOf } from '../../src/files/kind.js';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../weights/fixtures/${name}`, import.meta.url));
/** The start of a zip: the header of a file with this name. */
const zip = (name: string): Buffer =>
  latin1(`PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}`);

test.each<[Kind | undefined, string, Buffer]>([
  ['empty', 'nothing', latin1('')],
  ['pytorch', 'torch.save', fixture('state-dict.pt')],
  ['pytorch', 'torch.save before 1.6', fixture('state-dict-legacy.pth')],
  ['safetensors', 'safetensors', fixture('no-format.safetensors')],
  ['onnx', 'ONNX', fixture('initializers.onnx')],
  ['saved-model', 'saved_model.pb', latin1('\x08\x01\x12\x8f')],
  ['pickle', 'pickle', latin1('\x80\x04N.')],
  ['hdf5', 'Keras .h5', latin1('\x89HDF\r\n\x1a\n')],
  ['keras', '.keras', zip('metadata.json')],
  ['tflite', 'TensorFlow Lite', latin1('\x1c\0\0\0TFL3')],
  ['npz', 'numpy.savez', zip('features.npy')],
  ['npy', 'numpy.save', latin1('\x93NUMPY\x01\0')],
  ['spreadsheet', '.xlsx', zip('[Content_Types].xml')],
  ['spreadsheet', '.ods', zip('mimetype')],
  ['zip', 'another zip', zip('a.txt')],
  ['tfjs-model', 'model.json', latin1('{"format": "graph-model", "modelTopology": {"node": []}}')],
  ['json', 'JSON whose ninth character is a brace', latin1('{"data":{"a":1}}')],
  ['webp', 'WebP', latin1('RIFF\x24\0\0\0WEBP')],
  ['video', 'AVI', latin1('RIFF\x24\0\0\0AVI LIST')],
  ['bmp', 'BMP', latin1('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0')],
  ['text', 'a column BMI', latin1('BMI,age,weight,height\n1,2,3,4\n')],
  ['text', 'a column PAR1', latin1('PAR1,PAR2\n')],
  ['netpbm', 'PPM', latin1('P6\n# made by hand\n2 2\n255\n\0\0\0')],
  ['svg', 'SVG', latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  [
    'svg',
    'SVG behind a prologue',
    latin1('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC "x">\n<svg/>'),
  ],
  ['svg', 'SVG in a namespace', latin1('<?xml version="1.0"?><s:svg xmlns:s="x"/>')],
  ['xml', 'another XML', latin1('<?xml version="1.0"?><a><svg/></a>')],
  ['html', 'a page', latin1('<!DOCTYPE html>\n<html>')],
  ['lfs-pointer', 'Git LFS', latin1('version https://git-lfs.github.com/spec/v1\n')],
  ['pdf', 'PDF', latin1('%PDF-1.7\n%\xe2\xe3')],
  ['tar', 'tar', latin1(`${'a\0'.padEnd(257, '\0')}ustar`)],
  ['text', 'YAML', latin1('name: x\n')],
  [undefined, 'noise', latin1('\0\x01\x02\x03')],
])('%s: %s', (kind, _, bytes) => {
  expect(kindOf(bytes)).toBe(kind);
});
