/**
 * Builds every plugin in plugins/ as its author would: with declarative-zoo installed next to it, as a link to this project
 * in plugins/node_modules.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plugins } from '../schemas/generate.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const link = join(here, 'node_modules', 'declarative-zoo');

mkdirSync(dirname(link), { recursive: true });
if (!existsSync(link)) symlinkSync(join('..', '..'), link, 'junction');
const tsc = join(here, '..', 'node_modules', 'typescript', 'bin', 'tsc');
for (const folder of await plugins())
  execFileSync(process.execPath, [tsc, '-p', folder], { stdio: 'inherit' });
