import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipFailed, pythonMissing } from '../../errors/engine.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { runProgram } from './child.js';

/** The TensorFlow that zoo fetches and was tested with. */
const FETCHED = { version: '2.21.0', python: '3.12' };

const LIBRARIES =
  process.platform === 'darwin'
    ? ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib']
    : ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** A TensorFlow with its C headers and libraries, in a Python's site-packages. */
export interface NativeLibrary {
  readonly version: string;
  /** The folder `tensorflow` of the package. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly cuda: boolean;
}

/** Python commands to try, in order: `$PYTHON`, python3, python. */
export const pythons = (asked: string | undefined): readonly string[] => [
  ...(asked ? [asked] : []),
  'python3',
  'python',
];

/** The TensorFlow packages of these Pythons that a binding can be built against, newest first. */
export async function findLibraries(candidates: readonly string[]): Promise<readonly NativeLibrary[]> {
  const ask =
    'import importlib.util as u, importlib.metadata as m; s = u.find_spec("tensorflow");' +
    'print(s.submodule_search_locations[0] if s else "")';
  const found = new Map<string, NativeLibrary>();
  for (const python of candidates) {
    const { code, output } = await runProgram(python, ['-c', ask]);
    const folder = output.trim().split('\n').at(-1);
    const library = code === 0 && folder ? libraryIn(folder) : undefined;
    if (library) found.set(library.folder, library);
  }
  return [...found.values()].sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
}

/** The library in a `tensorflow` folder, or undefined if headers or libraries are missing. */
export function libraryIn(folder: string): NativeLibrary | undefined {
  const files = LIBRARIES.map((name) => join(folder, name));
  const needed = [...files, join(folder, 'include', 'tensorflow', 'c', 'eager', 'c_api.h')];
  if (!needed.every((file) => existsSync(file))) return undefined;
  const build = readIfThere(join(folder, 'python', 'platform', 'build_info.py'));
  return {
    folder,
    files,
    version: versionOf(folder),
    cuda: /'is_cuda_build', True/.test(build),
  };
}

/** Fetches a TensorFlow wheel with pip and unpacks it into `site`. `cuda` selects the GPU build with its CUDA libraries. */
export async function fetchLibrary(
  candidates: readonly string[],
  site: string,
  cuda: boolean,
  say: (line: string) => void,
): Promise<NativeLibrary> {
  const python = await pythonWithPip(candidates);
  const name = cuda
    ? 'tensorflow[and-cuda]'
    : process.platform === 'linux' && process.arch === 'x64'
      ? 'tensorflow-cpu'
      : 'tensorflow';
  const wanted = `${name}==${FETCHED.version}`;
  say(`fetching ${wanted} with ${python} -m pip (${cuda ? 'several GB' : 'about 270 MB'}) ...`);
  const options = ['--disable-pip-version-check', '--no-input', '--no-compile', '--only-binary=:all:'];
  const target = ['--python-version', FETCHED.python, '--implementation', 'cp', '--target', site];
  const dependencies = cuda ? [] : ['--no-deps'];
  const { code, output } = await runProgram(python, [
    '-m',
    'pip',
    'install',
    ...options,
    ...target,
    ...dependencies,
    wanted,
  ]);
  const library = code === 0 ? libraryIn(join(site, 'tensorflow')) : undefined;
  if (!library) throw new ZooError(pipFailed(wanted, output), EXIT.failed);
  return library;
}

async function pythonWithPip(candidates: readonly string[]): Promise<string> {
  for (const python of candidates) {
    if ((await runProgram(python, ['-m', 'pip', '--version'])).code === 0) return python;
  }
  throw new ZooError(pythonMissing(candidates), EXIT.failed);
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The version of the distribution that contains a `tensorflow` folder; its name varies with the build. */
function versionOf(folder: string): string {
  const pattern = /^(?:tensorflow|tf_nightly)(?:_(?:cpu|gpu|macos|rocm))?-(.+)\.dist-info$/;
  const versions = readdirSync(dirname(folder)).map((entry) => pattern.exec(entry)?.[1]);
  return versions.find((version) => version !== undefined) ?? 'unknown';
}
