import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import Run from '../../src/commands/run.js';
import Validate from '../../src/commands/validate.js';

const sound = 'test/fixtures/pages/valid.yaml';
const bad = (name: string) => `test/fixtures/pages/bad/${name}.yaml`;

/** What zoo validate prints, and its exit code. */
async function validated(...argv: string[]) {
  const lines: string[] = [];
  const log = vi.spyOn(Validate.prototype, 'log').mockImplementation((line = '') => void lines.push(line));
  const ended = await Validate.run(argv, process.cwd()).then(
    () => 0,
    (error: { oclif?: { exit: number } }) => error.oclif?.exit,
  );
  log.mockRestore();
  return { text: lines.join('\n'), exit: ended };
}

describe('zoo validate', () => {
  it('prints ok for a valid page, by file or by name', async () => {
    const { text, exit } = await validated(sound, 'mtl-cross-attn');
    expect(text).toBe(`ok  ${sound}\nok  mtl-cross-attn`);
    expect(exit).toBe(0);
  });

  it('shows what is wrong with each page, with its line, and exits with 2', async () => {
    const { text, exit } = await validated(bad('option-typo-gradient'), sound, bad('empty-value'));
    expect(text).toBe(
      [
        `ok  ${sound}`,
        `${bad('option-typo-gradient')}:4:25  training.gradient.roh  no such option of gradient rule "sam". Did you mean "rho"? (default 0.05)  [unknown-option]`,
        '  4 | training: { gradient: { roh: 0.1 } }',
        '    |                         ^',
        `${bad('empty-value')}:4:1  heads  there is nothing after the colon. Add a value, or null to delete what is inherited.  [empty-value]`,
        '  4 | heads:',
        '    | ^',
      ].join('\n'),
    );
    expect(exit).toBe(2);
  });

  it('reports an error in a page once, with the pages that extend it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zoo-validate-'));
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const base = file('base.yaml', 'extends: ex-fc\ntraining: { gradient: { roh: 1 } }\n');
    const a = file('a.yaml', 'extends: base.yaml\nname: a\n');
    const b = file('b.yaml', 'extends: base.yaml\nname: b\nseed: x\n');
    const wrong = `${base}:2:25  training.gradient.roh  no such option of gradient rule "sam". Did you mean "rho"? (default 0.05)`;
    const ownSeed = `${b}:3:7  seed  found "x";`;
    const { text } = await validated(a, b);
    expect(text.split('\n').filter((line) => line.includes(folder))).toEqual([
      `${wrong} (of ${a}, ${b})  [unknown-option]`,
      expect.stringContaining(ownSeed),
    ]);
    expect((await validated(base)).text).toContain(`${wrong}  [unknown-option]`);
    expect((await validated(base, a)).text).toContain(`${wrong} (of ${base}, ${a})  [unknown-option]`);
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await Run.run([a, b, '--seeds', '1,2', '--dry-run'], process.cwd()).catch(() => {});
    const lines = write.mock.calls.join('').split('\n');
    write.mockRestore();
    expect(lines.filter((line) => line.includes(base))).toEqual([
      `${wrong} (of ${a}, ${b})  [unknown-option]`,
    ]);
  });

  it('points into --set, and accepts a profile', async () => {
    const { text } = await validated(sound, '--profile', 'demo', '--set', 'training.batch=0');
    expect(text).toContain('--set:1:16  training.batch  found 0;');
    expect(text).toContain('  1 | training.batch=0\n    |                ^');
    expect((await validated(sound, '--profile', 'dmeo')).text).toContain('Did you mean "demo"?');
    expect((await validated(sound, '--profile', 'paper')).text).toBe(`ok  ${sound}`);
  });

  it('names a missing page, and continues', async () => {
    const { text, exit } = await validated('mtl-cros-attn', sound);
    expect(text).toContain('there is no page "mtl-cros-attn"');
    expect(text).toContain('Did you mean "mtl-cross-attn"?');
    expect(text).toContain(`ok  ${sound}`);
    expect(exit).toBe(2);
  });

  it('prints JSON', async () => {
    const { text, exit } = await validated(sound, bad('empty-value'), '--format', 'json');
    expect(JSON.parse(text)).toEqual([
      { page: sound, problems: [] },
      {
        page: bad('empty-value'),
        problems: [
          {
            code: 'empty-value',
            path: 'heads',
            place: { file: bad('empty-value'), line: 4, column: 1 },
            message: expect.stringContaining('there is nothing after the colon'),
          },
        ],
      },
    ]);
    expect(exit).toBe(2);
  });

  it('prints SARIF', async () => {
    const { text } = await validated(bad('empty-value'), 'no-such-page', '--format', 'sarif');
    const [run] = JSON.parse(text).runs;
    expect(run.tool.driver.rules).toEqual([{ id: 'empty-value' }, { id: 'no-such-page' }]);
    expect(run.results[0]).toMatchObject({
      ruleId: 'empty-value',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: bad('empty-value') },
            region: { startLine: 4, startColumn: 1 },
          },
          logicalLocations: [{ fullyQualifiedName: 'heads' }],
        },
      ],
    });
    expect(run.results[1].locations).toEqual([]);
  });
});
