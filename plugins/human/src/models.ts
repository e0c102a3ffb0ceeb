import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ZooError } from 'declarative-zoo';

const MODELS = join('node_modules', '@vladmandic', 'human', 'models');

/** The file of a model of @vladmandic/human, in `folder` or where the package is installed; undefined if it is missing. */
export function findModel(name: string, folder: string | undefined): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = folder === undefined ? [process.cwd(), here].flatMap(installedAbove) : [folder];
  return folders.map((one) => join(one, `${name}.json`)).find((file) => existsSync(file));
}

/** The same, for a required file. Throws `human-not-installed`. */
export function modelFile(name: string, folder: string | undefined): string {
  const found = findModel(name, folder);
  if (found !== undefined) return found;
  const where =
    folder === undefined ? 'No @vladmandic/human is installed here' : `There is no ${name}.json in ${folder}`;
  throw new ZooError({
    code: 'human-not-installed',
    message: `${where}: run "npm install --ignore-scripts @vladmandic/human@3.3.6" in the folder that you call zoo in, or say by "models" where its folder models is.`,
  });
}

/** Every folder where npm could have installed it, in the order in which Node searches for packages. */
function installedAbove(start: string): string[] {
  const folders: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    folders.push(join(folder, MODELS));
    if (dirname(folder) === folder) return folders;
  }
}
