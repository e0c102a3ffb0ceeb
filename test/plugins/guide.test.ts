import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workingFolder, write } from './packages.js';

const guide = readFileSync('docs/plugins.md', 'utf8');
const blocks = [...guide.matchAll(/^```(\w+) ?(\S*)\n(.*?)^```$/gms)].map(([, language, file, text]) => ({
  language: language!,
  file: file!,
  text: text!,
}));
const commands = blocks
  .filter(({ language }) => language === 'sh')
  .flatMap(({ text }) => text.trim().split('\n'))
  .map((line) => line.replace(/^npx zoo /, '').split(' '));

describe('the files and commands of docs/plugins.md', () => {
  const folder = workingFolder();
  beforeAll(() => {
    write(
      folder,
      Object.fromEntries(blocks.filter(({ file }) => file).map(({ file, text }) => [file, text])),
    );
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(resolve('.'), join(folder, 'node_modules', 'declarative-zoo'), 'junction');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(commands)('zoo %s %s', (...command) => {
    const call = [resolve('dist/bin.js'), ...command, ...(command[0] === 'run' ? ['--dry-run'] : [])];
    const said = execFileSync(process.execPath, call, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    expect(said).toMatch(/\b(mine|my-losses|focal)\b/);
  });
});
