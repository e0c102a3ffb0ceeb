import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { packageFolder } from '../../files/package-folder.js';

const SLOWER = 'training is about five times slower';

/** What is wrong with the installation of onnxruntime, and how to fix it. */
export interface MissingOnnxruntime {
  readonly found: string;
  /** The same, with its effect on the wasm engine. */
  readonly reason: string;
  readonly remedy: string;
  /** The command that fixes it, to paste into a terminal. */
  readonly command: string;
}

/** What is wrong with the installation of onnxruntime-node; undefined if its binary for this system is installed. */
export function missingOnnxruntime(folder = onnxruntimeFolder()): MissingOnnxruntime | undefined {
  if (folder === undefined) {
    const found = 'onnxruntime-node is not installed';
    return { found, reason: `${found}: ${SLOWER}`, remedy: 'Install it with:', command: installCommand() };
  }
  const system = `${process.platform}/${process.arch}`;
  if (existsSync(join(folder, 'bin/napi-v6', system))) return undefined;
  const found = `onnxruntime-node has no binary for ${system}`;
  return {
    found,
    reason: `${found}: ${SLOWER}`,
    remedy: 'The tensorflow engine is faster:',
    command: 'zoo engine install tensorflow',
  };
}

function onnxruntimeFolder(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('onnxruntime-node')), '..');
  } catch {
    return undefined;
  }
}

/**
 * The npm command that installs onnxruntime-node where this package is installed. Its binaries are inside the package;
 * its install script only downloads CUDA libraries, and if that fails, npm removes the package without a message. So
 * the command skips scripts.
 */
export function installCommand(installed = packageFolder, folder = process.cwd()): string {
  const path = installed.replace(/[\\/]$/, '');
  const modules = dirname(path);
  if (basename(modules) !== 'node_modules') return 'npm ci';
  const project = dirname(modules);
  if (!existsSync(join(project, 'package.json'))) {
    return `npm install --global --ignore-scripts ${basename(path)}`;
  }
  const inside = !relative(project, folder).startsWith('..');
  return inside ? 'npm install --ignore-scripts' : `npm install --ignore-scripts --prefix "${project}"`;
}
