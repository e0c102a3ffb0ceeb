import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docstringMarkdown } from '../../src/docs/docstring.js';
import { keepReference } from '../../src/docs/keep.js';
import { optionTable } from '../../src/docs/options.js';
import { sentencesOf } from '../../src/docs/sentences.js';
import { openSources } from '../../src/docs/sources.js';
import { fragment, usesIn } from '../../src/docs/uses.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-docs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the docs', () => {
  const plugins = readdirSync(join(root, 'plugins'))
    .filter((name) => existsSync(join(root, 'plugins', name, 'README.md')))
    .map((name) => `plugins/${name}`);

  it.each([[[]], ...plugins.map((plugin) => [[plugin]])])('are up to date: zoo docs %s --check', (of) => {
    const call = [join(root, 'dist', 'bin.js'), 'docs', ...of, '--check'];
    const { stdout, stderr } = spawnSync(process.execPath, call, { encoding: 'utf8', cwd: root });
    expect(stdout + stderr).toBe('the docs are up to date and correct\n');
  });
});

describe('docstrings', () => {
  it.each([
    ['/** One line. */', 'One line.'],
    ['/**\n * Two\n * lines.\n */', 'Two\nlines.'],
    [
      '/**\n * A formula:\n *\n *   y = x\n *     + 1\n *\n * with x.\n */',
      'A formula:\n\n```text\ny = x\n  + 1\n```\n\nwith x.',
    ],
    ['/**\n *   a\n *\n *   b\n */', '```text\na\n\nb\n```'],
  ])('%j', (comment, markdown) => expect(docstringMarkdown(comment)).toBe(markdown));
});

describe('options', () => {
  const table = (properties: object, more: object = {}): string[] =>
    optionTable({ type: 'object', properties, ...more })
      .split('\n')
      .slice(2);

  it.each([
    [
      { rate: { type: 'number', exclusiveMinimum: 0, default: 0.1, description: 'R.' } },
      '| `rate` | a number above 0 | `0.1` |  | R. |',
    ],
    [{ size: { type: 'integer', 'x-unit': 'pixels' } }, '| `size` | a whole number |  | pixels |  |'],
    [{ input: { type: 'string', 'x-node': true } }, '| `input` | a node |  |  |  |'],
    [{ mode: { enum: ['a', 'b'], default: 'a' } }, '| `mode` | one of "a", "b" | `a` |  |  |'],
    [{ text: { type: 'string', description: 'a|b' } }, '| `text` | text |  |  | a\\|b |'],
  ])('%j', (properties, row) => expect(table(properties)).toEqual([row]));

  it('of nested maps are named by their path', () => {
    const inner = { type: 'object', required: ['x'], properties: { x: { type: 'boolean' } } };
    const rows = table({ a: inner, b: { type: 'object', additionalProperties: inner } }, { required: ['a'] });
    expect(rows.map((row) => row.split(' | ').slice(0, 3))).toEqual([
      ['| `a`', 'a map with the keys x', 'required'],
      ['| `a.x`', 'true or false', 'required'],
      ['| `b`', 'a map of keys and values', ''],
      ['| `b.<name>`', 'a map with the keys x', ''],
      ['| `b.<name>.x`', 'true or false', 'required'],
    ]);
  });
});

describe('sentences', () => {
  it('are listed with their placeholders', async () => {
    writeFileSync(
      join(folder, 'plan.ts'),
      `/**
 * The file is missing.
 *
 * @example a.yaml is missing. There are:
 * b. Write "*" a.
 */
export const gone = (file: string, names: readonly string[]) => ({
  code: 'gone',
  message: \`\${file} is missing. \${names.length ? \`There are: \${list(names)}.\` : ''} Write "*" \` + wanted(file),
});
export function other(what: string) {
  const hint = what;
  return { code: \`no-\${what}\`, message: hint };
}
type Code = 'a' | 'b';
export const either = (code: Code) => ({ code, message: 'x' });
/**
 * It has changed.
 *
 * @example a has
 * changed:
 *   b was 1
 */
export const changed = (file: string, changes: readonly string[]) => ({
  code: 'changed',
  message: [\`\${file} has changed:\`, ...changes.map((change) => shown(change)), 'Undo it.'].join('\\n'),
});`,
    );
    const sources = await openSources([join(folder, '*.ts')]);
    expect(sentencesOf(sources)).toEqual([
      {
        code: 'gone',
        message: '*file* is missing. There are: *names*. Write "\\*" *file*',
        about: 'The file is missing.',
        example: 'a.yaml is missing. There are: b. Write "*" a.',
        room: 'plan',
      },
      {
        code: 'no-\\<what\\>',
        message: '*nearest name or remedy*',
        about: undefined,
        example: undefined,
        room: 'plan',
      },
      { code: 'a', message: 'x', about: undefined, example: 'x', room: 'plan' },
      { code: 'b', message: 'x', about: undefined, example: 'x', room: 'plan' },
      {
        code: 'changed',
        message: '*file* has changed:\n*changes*\nUndo it.',
        about: 'It has changed.',
        example: 'a has changed:\n  b was 1',
        room: 'plan',
      },
    ]);
  });
});

describe('the examples of errors', () => {
  /** Matches the sentences with these placeholders; a remedy at the end may be absent, and a place may come first. */
  const sayings = (message: string): RegExp => {
    const literal = (text: string) =>
      text.replace(/\\([*_<>~`])/g, '$1').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pieces = message.split(/(?<!\\)\*.*?(?<!\\)\*/).map(literal);
    return new RegExp(`${pieces.join('[^]*').replace(/ \[\^\]\*$/, '( [^]*)?')}$`);
  };

  it('match the messages of the errors', async () => {
    const sentences = sentencesOf(await openSources([join(root, 'src/errors/*.ts')]));
    // its last sentence only applies to ONNX files
    const isOfOnnxOnly = (code: string) => code === 'no-mapping';
    const unlike = sentences.filter(
      ({ code, message, example }) =>
        example &&
        example !== message &&
        !message.includes(' *or* ') &&
        !isOfOnnxOnly(code) &&
        !sayings(message).test(example),
    );
    expect(unlike.map(({ code, message, example }) => ({ code, message, example }))).toEqual([]);
    expect(sentences.filter(({ example }) => example).length).toBeGreaterThan(300);
  });
});

describe('uses', () => {
  it('are found on every shelf, and shown as written', () => {
    const value = {
      data: { type: 'd', root: '${env:ROOT}' },
      backbone: { type: 'b', outputs: ['x', 'y'] },
      heads: { h: { type: 'fc', units: 2 } },
      stages: {
        s: {
          losses: { h: { type: 'l' } },
          balancer: { type: 'w' },
          optimizer: { type: 'o' },
          gradient: { type: 'g' },
          schedule: { type: 'c' },
        },
      },
      metrics: { m: { type: 'm' } },
      trackers: { t: { type: 't' } },
    };
    const uses = usesIn([{ name: 'p', file: 'p.yaml', values: [value] }]);
    expect(uses.map((use) => [use.shelf, fragment(use)])).toEqual([
      ['datasets', 'data: { type: d, root: "${env:ROOT}" }'],
      ['backbones', 'backbone: { type: b, outputs: [x, y] }'],
      ['heads', 'heads:\n  h: { type: fc, units: 2 }'],
      ['metrics', 'metrics:\n  m: { type: m }'],
      ['trackers', 'trackers:\n  t: { type: t }'],
      ['losses', 'stages:\n  s:\n    losses:\n      h: { type: l }'],
      ['balancers', 'stages:\n  s:\n    balancer: { type: w }'],
      ['optimizers', 'stages:\n  s:\n    optimizer: { type: o }'],
      ['gradients', 'stages:\n  s:\n    gradient: { type: g }'],
      ['schedules', 'stages:\n  s:\n    schedule: { type: c }'],
    ]);
  });
});

describe('updating the folder', () => {
  const generated = (text: string): string => `<!-- Generated by \`zoo docs\` from sources. -->\n${text}`;
  const files = (kept: string) => readdirSync(kept, { recursive: true, encoding: 'utf8' }).sort();
  const pages = new Map([
    ['heads/new.md', generated('new')],
    ['same.md', generated('same')],
  ]);

  it('writes changed pages, removes those without a part, and only lists them with check', () => {
    const kept = join(folder, 'reference');
    mkdirSync(join(kept, 'heads'), { recursive: true });
    writeFileSync(join(kept, 'heads', 'old.md'), generated('old'));
    writeFileSync(join(kept, 'same.md'), generated('same'));
    expect(keepReference(kept, pages, { check: true })).toEqual(['heads/new.md', 'heads/old.md']);
    expect(files(kept)).toEqual(['heads', 'heads/old.md', 'same.md']);
    expect(keepReference(kept, pages, { check: false })).toEqual(['heads/new.md', 'heads/old.md']);
    expect(files(kept)).toEqual(['heads', 'heads/new.md', 'same.md']);
    expect(keepReference(kept, pages, { check: true })).toEqual([]);
  });

  it('neither removes nor overwrites what was not generated', () => {
    const kept = join(folder, 'own');
    mkdirSync(join(kept, 'heads'), { recursive: true });
    writeFileSync(join(kept, 'notes.md'), 'mine');
    writeFileSync(join(kept, 'heads', 'new.md'), 'mine');
    expect(() => keepReference(kept, pages, { check: false })).toThrow(/new\.md was not written by zoo docs/);
    rmSync(join(kept, 'heads', 'new.md'));
    keepReference(kept, pages, { check: false });
    expect(files(kept)).toEqual(['heads', 'heads/new.md', 'notes.md', 'same.md']);
  });
});
