import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatherRuns } from '../../src/many/gather.js';
import { compared, leaveComparison } from '../../src/many/leave.js';
import { record } from '../report/sample.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zoo-compare-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** The folder of a finished run, as far as a comparison reads it. */
function run(folder: string, name: string, seed: number, value: number, changed: object = {}): string {
  const path = join(root, folder);
  mkdirSync(path, { recursive: true });
  const own = { ...record, name, seed, scores: { P_AU: { value } }, ...changed };
  writeFileSync(join(path, 'run.json'), JSON.stringify(own));
  writeFileSync(join(path, 'page.yaml'), `name: ${name}\nseed: ${seed}\n`);
  for (const file of ['weights.safetensors', 'predictions.jsonl', 'inspect.json'])
    writeFileSync(join(path, file), '');
  return path;
}

/** The runs whose difference compare.test.ts has from R's t.test. */
const threeSeeds = (): string[] => [
  ...[0.5, 0.52, 0.54].map((value, i) => run(`a-seed${i + 1}`, 'a', i + 1, value)),
  ...[0.52, 0.56, 0.57].map((value, i) => run(`b-seed${i + 1}`, 'b', i + 1, value)),
];

describe('a saved comparison', () => {
  it('has the table, every difference and the curves in three files', () => {
    threeSeeds();
    const { runs, notes } = gatherRuns([root]);
    expect(notes).toEqual([]);
    const html = readFileSync(leaveComparison(root, compared(runs, notes)), 'utf8');
    expect(html).toContain('+3.0 [+0.5, +5.5]');
    expect(html.match(/<svg /g)).toHaveLength(3); // the sample has three stages
    const data = JSON.parse(readFileSync(join(root, 'comparison.json'), 'utf8'));
    const bySeed = data.bySeed.b.P_AU.map(({ seed, value }: { seed: number; value: number }) => [
      seed,
      Number(value.toFixed(12)),
    ]);
    expect(bySeed).toEqual([
      [1, 0.02],
      [2, 0.04],
      [3, 0.03],
    ]);
    expect(data.runs).toHaveLength(6);
    expect(data.significance.pages).toEqual([{ name: 'b', seeds: 3, wins: 3, p: 0.25, adjusted: 0.25 }]);
    expect(html).toContain('an adjusted p cannot be below .25; .05 needs at least 6 seeds');
    expect(() => compared(runs, notes, 'P_X')).toThrow('none of the runs has a metric "P_X"');
    const [header, a, b] = readFileSync(join(root, 'comparison.csv'), 'utf8').trim().split('\n');
    expect(header).toBe('page,metric,unit,seeds,mean,deviation,difference,low,high');
    expect(a).toMatch(/^a,P_AU,share,3,0\.52\d*,0\.0[12]\d*,,,$/);
    const [low, high] = b!.split(',').slice(-2).map(Number);
    expect(low).toBeCloseTo(0.03 - 0.024841, 5);
    expect(high).toBeCloseTo(0.03 + 0.024841, 5);
  });

  it('replaces an earlier comparison, and renames other files', () => {
    const { runs } = gatherRuns(threeSeeds());
    writeFileSync(join(root, 'comparison.html'), 'mine');
    leaveComparison(root, compared(runs, []));
    expect(readFileSync(join(root, 'comparison.html.kept-1'), 'utf8')).toBe('mine');
    leaveComparison(root, compared(runs, []));
    expect(existsSync(join(root, 'comparison.html.kept-2'))).toBe(false);
  });
});

describe('the runs of a comparison', () => {
  it('are distinguished by their folders if two pages have one name', () => {
    const wide = run('wide-seed1', 'a', 1, 0.6);
    writeFileSync(join(wide, 'page.yaml'), 'name: a\nseed: 1\nheads: {}\n');
    const { runs } = gatherRuns([run('a-seed1', 'a', 1, 0.5), wide]);
    expect(runs.map(({ record: { name } }) => name)).toEqual(['a (a)', 'a (wide)']);
  });

  it('are refused if a page has a seed twice, or if there are fewer than two', () => {
    const one = run('a', 'a', 1, 0.5);
    expect(() => gatherRuns([one])).toThrow('fewer than two finished runs');
    expect(() => gatherRuns([one, run('a-2', 'a', 1, 0.5)])).toThrow('are runs of the same page with seed 1');
  });

  it('that are not finished are named, as are those that were scored on other rows', () => {
    const [first] = threeSeeds();
    rmSync(join(root, 'b-seed3', 'run.json'));
    const rows = {
      ...record.data.validation!,
      labeled: { ...record.data.validation!.labeled, expression: 7 },
    };
    run('b-seed2', 'b', 2, 0.5, { data: { ...record.data, validation: rows } });
    const { runs, notes } = gatherRuns([root]);
    expect(runs).toHaveLength(5);
    expect(notes[0]).toBe(`${join(root, 'b-seed3')} is not finished and not compared`);
    expect(notes[1]).toContain(`${join(root, 'b-seed2')}: scored on other validation rows than ${first}`);
  });
});
