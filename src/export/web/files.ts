import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needsOnnxruntimeWeb } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { readRegular } from '../../files/read-regular.js';

/** The folder of the package. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The page itself, in `src/web/page`. */
const PAGE = ['index.html', 'style.css', 'app.js', 'charts.js', 'NOTICE.txt'];

/** What the page takes from zoo: this compiled module, and those that it imports. */
const MODULE = 'web/model.js';

/** What a browser loads of onnxruntime-web: on WebAssembly the first three, on WebGPU the others. */
const ORT = [
  'ort.wasm.min.mjs',
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm',
  'ort.webgpu.min.mjs',
  'ort-wasm-simd-threaded.asyncify.mjs',
  'ort-wasm-simd-threaded.asyncify.wasm',
];

/** The files of the page to try a model, by their path in it, except the model. Throws where onnxruntime-web is not installed. */
export function pageFiles(): ReadonlyMap<string, string> {
  const ort = onnxruntimeWeb();
  return new Map([
    ...PAGE.map((name) => [name, join(ROOT, 'src/web/page', name)] as const),
    ...[...modules()].map((path) => [`zoo/${path}`, join(ROOT, 'dist', path)] as const),
    ...ORT.map((name) => [`ort/${name}`, join(ort, name)] as const),
  ]);
}

function onnxruntimeWeb(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
  } catch {
    throw new ZooError(needsOnnxruntimeWeb(), EXIT.failed);
  }
}

/** Where a compiled module imports another of zoo. */
const IMPORT = /\bfrom ['"](\.[^'"]+)['"]/g;

/** The module and all that it imports, as paths in `dist`. */
function modules(): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const text = readRegular(join(ROOT, 'dist', path)).toString();
    for (const [, target] of text.matchAll(IMPORT)) visit(posix.join(posix.dirname(path), target!));
  };
  visit(MODULE);
  return found;
}
