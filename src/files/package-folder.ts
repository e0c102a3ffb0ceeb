import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const holder = (folder: string): string =>
  existsSync(join(folder, 'package.json')) || dirname(folder) === folder ? folder : holder(dirname(folder));

/** The folder of this package, the nearest with a package.json. Node's own search takes two milliseconds. */
export const packageFolder = holder(dirname(fileURLToPath(import.meta.url)));
