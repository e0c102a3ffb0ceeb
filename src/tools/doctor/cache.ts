import { constants, type Stats } from 'node:fs';
import { access, lstat, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { standing } from '../../cache/refused.js';
import { MARK } from '../../files/mark.js';
import type { Surroundings } from '../../run/surroundings.js';
import type { Finding } from './finding.js';

const GB = 1e9;

/** Warning limit for free space: a demo's bank takes a tenth of it. */
const LEAST = 1 * GB;

/** The cache folder: whether it is writable, what it contains, and how much space is left. */
export async function cache({ cache: folder }: Surroundings): Promise<readonly Finding[]> {
  const name = folder;
  const remedy = 'Set ZOO_CACHE to a folder that this user may write to.';
  const blocked = (found: string): readonly Finding[] => [
    { topic: 'cache', name, state: 'broken', found, remedy },
  ];
  const refused = await lstat(folder).catch(({ code }: NodeJS.ErrnoException) => code);
  if (refused === 'ENAMETOOLONG') return blocked('its name is too long');
  const there = standing(folder);
  const writable = await access(there, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable || !(await stat(there)).isDirectory()) return blocked(`${there} cannot be written to`);
  const { bavail, bsize } = await statfs(there);
  const free = bavail * bsize;
  const found = `${await contents(folder)}; ${size(free)} free`;
  if (free >= LEAST) return [{ topic: 'cache', name, state: 'fine', found }];
  const room = 'Free disk space: zoo cache clean deletes files that zoo can compute again.';
  return [{ topic: 'cache', name, state: 'missing', found, remedy: room }];
}

async function contents(folder: string): Promise<string> {
  const entries = (await readdir(folder).catch(() => [])).filter(
    (name) => !name.startsWith('.') && name !== MARK,
  );
  const sizes = await Promise.all(entries.map((entry) => sizeOf(join(folder, entry))));
  const said = entries.map((entry, i) => `${entry} ${size(sizes[i]!)}`);
  return said.length === 0 ? 'empty' : said.join(', ');
}

async function sizeOf(path: string): Promise<number> {
  const files = await readdir(path, { recursive: true }).catch(() => ['']);
  const found = await Promise.all(files.map((file) => stat(join(path, file)).catch(() => undefined)));
  return found.reduce((sum, one) => sum + bytes(one), 0);
}

const bytes = (found: Stats | undefined): number => (found?.isFile() ? found.size : 0);

const size = (amount: number): string =>
  amount >= GB ? `${(amount / GB).toFixed(1)} GB` : `${Math.ceil(amount / 1e6)} MB`;
