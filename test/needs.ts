import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What some tests need besides the packages that `npm ci` installs, and how to get it. */
const INSTALL = {
  chromium: 'install Chromium (Debian: apt install chromium), or set CHROMIUM to its path',
  bash: 'install bash',
  script: 'install util-linux (for its command "script")',
  tensorflow: 'run ZOO_CACHE=.cache/tests npx zoo engine install tensorflow',
  'onnxruntime-node': 'run npm ci',
  human:
    'run npm install --no-save --ignore-scripts @vladmandic/human, or set HUMAN_MODELS to the folder of its models',
} as const;

/**
 * Whether this machine has what some tests need, so that they can be skipped without it: `describe.skipIf(!has('bash', found))`.
 * Under `npm run test:full` nothing may be skipped: throws, with what to install.
 */
export function has(what: keyof typeof INSTALL, found: boolean): boolean {
  if (!found && process.env.ZOO_TEST_FULL) {
    throw new Error(`npm run test:full skips nothing, and ${what} is missing: ${INSTALL[what]}.`);
  }
  return found;
}

/** Whether a program can be started. */
export const runs = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args, { encoding: 'utf8' }).status === 0;

/** The Chromium of this machine; undefined if there is none and tests may be skipped. */
export function chromiumPath(): string | undefined {
  const path = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
  ].find((one) => one !== undefined && existsSync(one));
  return has('chromium', path !== undefined) ? path : undefined;
}

/** The Python of this machine that has onnxruntime, or undefined: nothing in zoo needs one, so no test requires it. */
export const pythonWithOnnxruntime = (): string | undefined =>
  [process.env.PYTHON, 'python3', 'python'].find(
    (one) => one !== undefined && runs(one, '-c', 'import numpy, onnxruntime'),
  );
