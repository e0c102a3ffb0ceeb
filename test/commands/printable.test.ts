import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../spec/pages.js';

const bin = join(import.meta.dirname, '../../dist/bin.js');

/** What the built program prints. */
function zoo(folder: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ZOO_CACHE: join(folder, 'cache'), ZOO_DEBUG: '1' },
  });
  return { out: stdout, err: stderr, all: stdout + stderr, status };
}

// Unicode: general categories Cc and Cf, except the new line and the tab; the bidirectional controls of UAX #9 are in Cf.
const OBEYED = /[^\P{Cc}\n\t]|\p{Cf}/u;

const hostile = `name: tiny
"\\e[31m key\\u202e": 1
training: { "raw\u202e\u2066": 1, epochs: "\\e]0;PWN\\a\\e[2J gone\\u200b\\x9b" }
`;
const folder = () => folderOf({ 'ansi.yaml': hostile, 'evil\u001b[31m\u202e.yaml': 'name: x\nheads: 1\n' });

describe('text from others cannot control the terminal', () => {
  it.each([
    ['a page', ['validate', 'ansi.yaml']],
    ['a page that is planned', ['plan', 'ansi.yaml']],
    ['the name of a file', ['validate', 'evil\u001b[31m\u202e.yaml']],
    ['--set', ['validate', 'ex-fc', '--set', 'training.\u001b[2J\u202e=1']],
    ['a value of --set', ['validate', 'ex-fc', '--set', 'training.epochs=\u009b31m\u200f']],
    ['a flag', ['plan', 'ex-fc', '--\u001b[31m\u202e']],
    ['an argument', ['plan', 'ex-fc', '\u001b[31m\u202e']],
    ['a command', ['\u001b[31m\u202e']],
    ['a page that does not exist', ['run', '\u0007\u202e.yaml']],
    ['a comparison', ['diff', 'ex-fc', 'ansi.yaml']],
  ])('%s', (_, args) => {
    const { all, status } = zoo(folder(), ...args);
    expect(all).not.toMatch(OBEYED);
    expect(all).not.toBe('');
    expect(status).toBe(2);
  });

  it('shows control characters as escapes, with the caret in the right place', () => {
    const { err } = zoo(folder(), 'plan', 'ansi.yaml');
    expect(err).toContain('"\\u001b[31m key\\u202e"');
    const lines = err.split('\n');
    const at = lines.findIndex((one) => one.includes('training.epochs  found')) + 1;
    expect(lines[at]).toContain('{ "raw\\u202e\\u2066": 1, epochs: ');
    expect(lines[at]!.slice(lines[at + 1]!.indexOf('^'))).toMatch(/^"\\e\]0;PWN/);
  });

  it.each(['json', 'sarif'])('%s is still JSON with the original values', (format) => {
    const { out } = zoo(folder(), 'validate', 'ansi.yaml', '--format', format);
    expect(out).not.toMatch(OBEYED);
    expect(JSON.stringify(JSON.parse(out))).toContain('\u202e');
  });

  it('text from a table adds no line', () => {
    const rows = 'image,split,expression\na.png,"v\nFAKE: no problems\nx",sad\nb.png,train,"s\nFAKE\nd"\n';
    const data =
      'data: { type: manifest, root: ., file: l.csv, labels: { expression: { column: expression } } }\n';
    const { all } = zoo(folderOf({ 'page.yaml': data, 'l.csv': rows }), 'data', 'check', 'page.yaml');
    expect(all).toContain('\\u000aFAKE: no problems\\u000a');
    expect(all).not.toMatch(/^FAKE/m);
  });

  it('writes a page to a pipe unchanged', () => {
    const page = '# \u202e\nname: x\n';
    expect(zoo(folderOf({ 'page.yaml': page }), 'show', 'page.yaml').out).toBe(page);
  });
});
