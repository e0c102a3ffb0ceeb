import { ux } from '@oclif/core/ux';
import { describe, expect, it, vi } from 'vitest';
import List from '../../src/commands/list.js';
import Show from '../../src/commands/show.js';
import { names } from '../zoo/zoo.js';

/** What a command prints on standard output. */
async function printed(command: typeof List | typeof Show, ...argv: string[]): Promise<string> {
  const lines: string[] = [];
  const stdout = vi.spyOn(ux, 'stdout').mockImplementation((line = '') => void lines.push(String(line)));
  await (command as typeof Show).run(argv, process.cwd());
  stdout.mockRestore();
  return lines.join('\n');
}

describe('zoo list', () => {
  it('has a line for every page, and then for every study', async () => {
    const [pages = '', studies = ''] = (await printed(List)).split('\n\n');
    const first = (table: string) =>
      table
        .split('\n')
        .slice(2)
        .map((line) => line.split(' ')[0]);
    expect(first(pages).sort()).toEqual([...names].sort());
    const own = ['coupling', 'table-1', 'table-2', 'table-3', 'table-4', 'time-and-voice'];
    expect(first(studies)).toEqual(own);
  });

  it('accepts wildcards', async () => {
    const text = await printed(List, 'va-fc-t*');
    expect(text).toMatch(/^va-fc-tanh +nguyen-2022 table 3, FC\+Tanh +read +41\.4 +S_AFF_WILD2, hsemotion/m);
    expect(text.split('\n')).toHaveLength(3);
    expect(await printed(List, 'table-3')).toMatch(/^table-3 .* FC\+Tanh; FC\+BN\+Tanh +6 +P_VA$/m);
  });
});

describe('zoo show', () => {
  it('prints the text of a page unchanged', async () => {
    expect(await printed(Show, 'ex-fc')).toContain('extends: mtl-no-attention.yaml');
  });

  it.each([
    { argv: ['--resolved'], said: ['rate: 0.001', '${env:S_AFF_WILD2}'] },
    { argv: ['--profile', 'demo'], said: ['weights: zoo/synthetic-faces'] },
    { argv: ['--set', 'training.epochs=3'], said: ['epochs: 3'] },
  ])('resolves it with $argv', async ({ argv, said }) => {
    const text = await printed(Show, 'ex-fc', ...argv);
    expect(text).not.toContain('extends');
    for (const one of said) expect(text).toContain(one);
  });
});
