// Removes the compiler's output, so that no output of a moved or removed source remains and is packed.
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const plugins = readdirSync(`${root}plugins`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map(({ name }) => `plugins/${name}/`);
for (const folder of ['', ...plugins]) {
  rmSync(`${root}${folder}dist`, { recursive: true, force: true });
}
