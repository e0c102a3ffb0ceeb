import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { needsOnnxruntimeWeb } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { packageFolder } from '../../files/package-folder.js';
import { readRegular } from '../../files/read-regular.js';

/** The files of the page in `src/web/page`. */
const PAGE = ['index.html', 'style.css', 'app.js', 'charts.js', 'NOTICE.txt'];

/** The module of zoo that the page uses, together with its imports. */
const MODULE = 'web/model.js';

/** The files of onnxruntime-web that a browser loads: for WebAssembly the first three, for WebGPU the others. */
const ORT = [
  'ort.wasm.min.mjs',
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm',
  'ort.webgpu.min.mjs',
  'ort-wasm-simd-threaded.asyncify.mjs',
  'ort-wasm-simd-threaded.asyncify.wasm',
];

/** The files of the web page to try a model, by path, except the model. Throws if onnxruntime-web is not installed. */
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

/** An import of another zoo module in a compiled module. */
const IMPORT = /\bfrom ['"](\.[^'"]+)['"]/g;

/** The module and everything that it imports, as paths in `dist`. */
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
