import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { needsOnnxruntimeWeb } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { packageFolder } from '../../files/package-folder.js';
import { readRegular } from '../../files/read-regular.js';

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
    ...PAGE.map((name) => [name, join(packageFolder, 'src/web/page', name)] as const),
    ...[...modules()].map((path) => [`zoo/${path}`, join(packageFolder, 'dist', path)] as const),
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
    const text = readRegular(join(packageFolder, 'dist', path)).toString();
    for (const [, target] of text.matchAll(IMPORT)) visit(posix.join(posix.dirname(path), target!));
  };
  visit(MODULE);
  return found;
}
