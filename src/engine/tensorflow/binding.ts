import { dirname, join, relative } from 'node:path';
import { compileFailed, compilerMissing } from '../../errors/engine.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { runProgram } from './child.js';
import { layout } from './home.js';
import type { NativeLibrary } from './library.js';

/** Compiles the package's own binding against a TensorFlow. It only uses Node-API, so one build works with every Node. */
export async function buildBinding(
  home: string,
  library: NativeLibrary,
  compilers: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const { package: main, modules, binding, site } = layout(home);
  const compiler = await workingCompiler(compilers);
  say(`building the binding with ${compiler} against TensorFlow ${library.version} ...`);
  // Libraries inside the home are found relative to the binding, so that the home can be moved into place.
  const inside = library.folder.startsWith(site);
  const origin = process.platform === 'darwin' ? '@loader_path' : '$ORIGIN';
  const search = inside ? `${origin}/${relative(dirname(binding), library.folder)}` : library.folder;
  const includes = [main, join(modules, 'node-api-headers', 'include'), join(library.folder, 'include')];
  const sources = ['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => join(main, 'binding', file));
  const { code, output } = await runProgram(compiler, [
    ...['-std=c++17', '-O2', '-w', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
    ...(process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : []),
    ...includes.map((folder) => `-I${folder}`),
    ...sources,
    ...library.files,
    ...[`-Wl,-rpath,${search}`, '-o', binding],
  ]);
  if (code !== 0) throw new ZooError(compileFailed(compiler, output), EXIT.failed);
}

/** C++ compilers to try, in order: `$CXX`, c++, g++, clang++. */
export const compilers = (asked: string | undefined): readonly string[] => [
  ...(asked ? [asked] : []),
  'c++',
  'g++',
  'clang++',
];

async function workingCompiler(candidates: readonly string[]): Promise<string> {
  for (const compiler of candidates) {
    if ((await runProgram(compiler, ['--version'])).code === 0) return compiler;
  }
  throw new ZooError(compilerMissing(candidates), EXIT.failed);
}
