// node test/bench/export.mjs RUN [rounds [images]]: how fast an exported run of the page mtl-cross-attn predicts on image files, beside the
// run's own predict and, where $PYTHON has torch, onnxscript and Pillow, eager PyTorch and PyTorch's own ONNX export of the same layers.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportRun, loadRun } from 'declarative-zoo';
import { readMetadata } from '../../dist/modules/web/metadata.js';
import { drawFaces, has, here, python, race, report, settings } from './race.mjs';

const [run, ROUNDS = 7, IMAGES = 128] = process.argv.slice(2);
const loaded = await loadRun(run);
const folder = mkdtempSync(join(tmpdir(), 'zoo-bench-'));
try {
  const [own, half] = [await exported('own.onnx', {}), await exported('half.onnx', { half: true })];
  await loaded.close();
  const faces = drawFaces(join(folder, 'faces'), Number(IMAGES));
  const { size } = own;
  const node = (...args) => ({ command: [process.execPath, here('export-peer.mjs'), ...args] });
  const peers = [
    node('run', run, faces),
    node('onnx', own.file, faces, size, 'exported'),
    node('onnx', half.file, faces, size, 'exported, half'),
  ];
  if (has('torch', 'onnxscript', 'PIL')) {
    const file = join(folder, 'torch.onnx');
    const [line] = execFileSync(python, [here('export.py'), '--write', file, size], { encoding: 'utf8' })
      .split('\n')
      .filter((one) => one.startsWith('{'));
    printExport("PyTorch's own", JSON.parse(line).seconds, statSync(file).size);
    peers.push({ command: [python, here('export.py'), settings.threads, size, faces] });
    peers.push(node('onnx', file, faces, size, "PyTorch's export"));
  }
  console.log(
    `${loaded.record.name} at ${size} px over ${IMAGES} image files, decoding included, ${settings.threads} threads`,
  );
  report(
    await race(peers, Number(ROUNDS), 1),
    ({ best }) => `, ${((1000 * IMAGES) / best).toFixed(1)} images/s`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Exports the run, and prints how long that takes and how large the file is. */
async function exported(name, options) {
  const output = join(folder, name);
  const began = performance.now();
  const { file, bytes } = await exportRun(loaded, { format: 'onnx', output, ...options });
  printExport(name, (performance.now() - began) / 1000, bytes);
  return { file, size: readMetadata(readFileSync(file)).preprocessing.resize };
}

function printExport(name, seconds, bytes) {
  console.log(`export ${name}: ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB`);
}
