import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as say from '../errors/plugin-load.js';
import type { Problem } from '../errors/problem.js';
import { ownLine } from '../part/own-line.js';
import type { Origin } from '../part.js';
import type { FoundPlugin } from './plugin.js';

/** Time limit for Node to find the place of a syntax error, milliseconds. */
const PATIENCE = 20_000;

/** Why the module of a plugin does not load: a missing package or module, a syntax error, or an error that it threw. */
export async function loadFault(error: unknown, found: FoundPlugin, origin: Origin): Promise<Problem> {
  const { name } = found;
  if (!(error instanceof Error)) return say.failsToLoad(name, String(error).split('\n')[0]!);
  const [, missing] = /^Cannot find package '([^']+)'/.exec(error.message) ?? [];
  if (missing) return say.needsPackage(name, missing, installCommand(missing, found));
  const [, file] = /^Cannot find module '([^']+)' imported from/.exec(error.message) ?? [];
  if (file) return say.needsModule(name, relativeTo(origin, file), buildCommand(found));
  const line = ownLine(error, origin.folder) ?? (await unreadableLine(error, found, origin));
  return say.failsToLoad(name, `${error.name}: ${error.message.split('\n')[0]}${line ? ` (${line})` : ''}`);
}

/** An installed package has its dependencies beside it; a folder has its own. */
const installCommand = (missing: string, { folder }: FoundPlugin): string =>
  missing === 'declarative-zoo' || /[\\/]node_modules[\\/]/.test(folder)
    ? `npm install ${missing}`
    : `npm install --prefix ${folder} ${missing}`;

const buildCommand = ({ folder }: FoundPlugin): string | undefined =>
  existsSync(join(folder, 'tsconfig.json')) ? `npx zoo plugin build ${folder}` : undefined;

/**
 * The place at which a module cannot be parsed. For an import, the stack shows the place; for a syntax error, Node shows it only
 * in a process that the error ends. That process runs none of the modules, since one of them cannot run.
 */
async function unreadableLine(
  error: Error,
  { entry }: FoundPlugin,
  origin: Origin,
): Promise<string | undefined> {
  if (error.name !== 'SyntaxError') return undefined;
  const place = placeIn(error.stack ?? '', origin);
  if (place) return place;
  const code = `import(${JSON.stringify(pathToFileURL(entry).href)})`;
  const run = promisify(execFile)(process.execPath, ['--eval', code], { timeout: PATIENCE });
  const stderr = await run.then(
    () => '',
    (failure: { readonly stderr?: string }) => failure.stderr ?? '',
  );
  return placeIn(stderr, origin);
}

/** `dist/index.js:3`, if the first line of a stack is a place: `file:///plugins/mine/dist/index.js:3`. */
function placeIn(stack: string, origin: Origin): string | undefined {
  const [, url, line] = /^(file:\/\/\S+):(\d+)\r?\n/.exec(stack) ?? [];
  return url && `${relativeTo(origin, fileURLToPath(url))}:${line}`;
}

/** A path in the plugin's folder, relative to it; any other path unchanged. */
function relativeTo({ folder }: Origin, file: string): string {
  const path = file.replaceAll('\\', '/');
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
