import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { engineFolderForeign, platformUnsupported } from '../../errors/engine.js';
import { ZooError } from '../../errors/problem.js';
import { removeTree, stageFolder } from '../../files/staged.js';
import { writeNew } from '../../files/write.js';
import type { Tf } from '../../part.js';
import { checkTrainingStep } from '../check.js';
import type { Engine, EngineSettings } from '../engine.js';
import type { InstallOptions } from '../record.js';
import { buildBinding, compilers } from './binding.js';
import { homeOf, type Installed, installedIn, layout } from './home.js';
import { fetchLibrary, findLibraries, type NativeLibrary, pythons } from './library.js';
import { loadBuilt } from './load.js';
import { engine } from './open.js';
import { fetchPackages } from './packages.js';

/**
 * Installs the tensorflow engine: finds a TensorFlow in the user's Python or fetches one, builds the npm package's
 * binding against it, and checks one training step. A working installation is kept. A half-built one is never used,
 * because the engine is built in another folder and moved into place. Throws a ZooError that says what was missing.
 */
export async function installTensorflow(
  tf: Tf,
  settings: EngineSettings,
  options: InstallOptions,
): Promise<Engine> {
  if (process.platform === 'win32') throw new ZooError(platformUnsupported(process.platform));
  const { say, cuda } = options;
  const home = homeOf(settings);
  const present = installedIn(home);
  if (present && (present.cuda || !cuda)) {
    say(`already built in ${home}`);
    try {
      return await checked(tf, home, settings, present, say);
    } catch (error) {
      say(`it no longer works (${(error as Error).message.split('\n')[0]}); building it again`);
    }
  }
  if (!present && existsSync(home)) throw new ZooError(engineFolderForeign(home));
  const aside = stageFolder(home, { kind: 'engine' });
  try {
    const installed = await build(aside.path, options);
    const built = await checked(tf, aside.path, settings, installed, say);
    writeNew(layout(aside.path).record, `${JSON.stringify(installed, null, 2)}\n`);
    aside.replace();
    say(`installed in ${home}`);
    return built;
  } finally {
    aside.abandon();
  }
}

async function build(home: string, { cuda, python, compiler, say }: InstallOptions): Promise<Installed> {
  const candidates = pythons(python);
  await fetchPackages(home, say);
  const own = (await findLibraries(candidates)).find((library) => library.cuda || !cuda);
  if (own) say(`found TensorFlow ${own.version} in ${dirname(own.folder)}`);
  const library = own ?? (await fetchLibrary(candidates, layout(home).site, cuda, say));
  await buildBinding(home, library, compilers(compiler), say);
  if (!own) await keepLibrariesOnly(library);
  return {
    tensorflow: library.version,
    from: own
      ? `against TensorFlow ${own.version} of ${dirname(own.folder)}`
      : `against TensorFlow ${library.version} from pip`,
    cuda: library.cuda,
  };
}

async function checked(
  tf: Tf,
  home: string,
  settings: EngineSettings,
  { from }: Installed,
  say: (line: string) => void,
): Promise<Engine> {
  const opened = await engine(tf, loadBuilt(tf, home, settings), settings, `it was built here ${from}`);
  await checkTrainingStep(opened);
  say(`one training step agrees with the numbers by hand (${opened.version}, ${opened.device})`);
  return opened;
}

/** Once the binding is built, only the libraries of a fetched wheel are needed; the rest is most of a GB. */
async function keepLibrariesOnly({ folder }: NativeLibrary): Promise<void> {
  const site = dirname(folder);
  const remove = async (
    inside: string,
    keep: (name: string, directory: boolean) => boolean,
  ): Promise<void> => {
    for (const entry of await readdir(inside, { withFileTypes: true })) {
      if (!keep(entry.name, entry.isDirectory())) removeTree(join(inside, entry.name));
    }
  };
  await remove(folder, (_, directory) => !directory);
  await remove(site, (name) => name === basename(folder) || name === 'nvidia' || name.endsWith('.dist-info'));
}
