import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readOnnxFile } from '../../src/frozen/onnx-file.js';

const folder = mkdtempSync(join(tmpdir(), 'onnx-kind-'));

it.each([
  ['net.h5', '\x89HDF\r\n\x1a\n', 'it is an HDF5 file (Keras .h5, or MATLAB 7.3)'],
  ['features.npz', `PK\x03\x04${'\0'.repeat(22)}\x05\0\0\0a.npy`, 'it is a NumPy .npz archive'],
  ['model.json', '{"modelTopology": {}}', 'it is the model.json of a TensorFlow.js model'],
  ['labels.csv', 'file,part\n', 'it is a text file'],
])('%s with the name of an ONNX model is reported as what it is', (name, contents, what) => {
  writeFileSync(join(folder, name), Buffer.from(contents, 'latin1'));
  expect(() => readOnnxFile(join(folder, name))).toThrow(what);
});
