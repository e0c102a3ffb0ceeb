import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { install, pluginModule, workingFolder, write } from './packages.js';

const folder = workingFolder();
const trace = join(folder, 'ran');

/** A folder from a stranger: a page, a run, a package that is installed; all of them ask zoo to run its code. */
beforeAll(() => {
  const module = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(trace)}, ''); ${pluginModule('theirs')}`;
  install(folder, 'theirs', {
    'index.js': module,
    'zoo/theirs.yaml': 'name: theirs\nextends: ex-fc\nplugins: [theirs]\n',
  });
  const page = 'name: page\nextends: ex-fc\nplugins: [theirs]\n';
  write(folder, {
    'page.yaml': page,
    'run/page.yaml': page,
    'run/run.json': {},
    'run/weights.safetensors': '',
    'face.jpg': '',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const zoo = (command: readonly string[]) =>
  spawnSync(process.execPath, [resolve('dist/bin.js'), ...command], { cwd: folder, encoding: 'utf8' });

test.each([
  ['validate', 'page.yaml'],
  ['plan', 'page.yaml'],
  ['run', 'page.yaml'],
  ['run', '--resume', 'run'],
  ['evaluate', 'run'],
  ['predict', 'run', 'face.jpg'],
])('zoo %s %s refuses to run the code of a stranger', (...command) => {
  const { stdout, stderr, status } = zoo(command);
  expect(existsSync(trace)).toBe(false);
  expect(stdout + stderr).toContain('[plugin-not-allowed]');
  expect(status).toBe(2);
});

test.each([
  ['show', 'page.yaml'],
  ['explain', 'page.yaml', 'stages'],
  ['list', 'theirs'],
  ['schema', '--part=losses.ccc'],
  ['plugin', 'list'],
])('zoo %s %s works without it', (...command) => {
  zoo(command);
  expect(existsSync(trace)).toBe(false);
});
