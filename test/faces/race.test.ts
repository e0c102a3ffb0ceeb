import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFaces } from '../../src/faces/draw.js';
import { folderOfFaces, holdsFaces } from '../../src/faces/folder.js';

/** The number of trials; ZOO_TRIALS raises it. */
const TRIALS = Number(process.env.ZOO_TRIALS ?? 12);
/** Time for both processes to read their line, in milliseconds. */
const HEAD_START = 40;

let folder = '';
const drawers: { child: ChildProcessWithoutNullStreams; lines: AsyncIterator<string> }[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faces-race-'));
  for (let i = 0; i < 2; i++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'race.mjs')]);
    drawers.push({ child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() });
    await drawers[i]!.lines.next();
  }
}, 60_000);
afterAll(() => {
  for (const { child } of drawers) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

const set = { seed: 1, train: 2, validation: 2, style: 'demo', labelNoise: 0 };
const other = { ...set, seed: 2 };

/** What two processes print that draw these sets at the same time, each into its folder. */
async function race(places: readonly [string, string], sets: readonly [object, object]): Promise<string[]> {
  const time = Date.now() + HEAD_START;
  drawers.forEach(
    ({ child }, i) => void child.stdin.write(`${places[i]}\t${time}\t${JSON.stringify(sets[i])}\n`),
  );
  return Promise.all(drawers.map(async ({ lines }) => (await lines.next()).value as string));
}

const images = (root: string): number =>
  readdirSync(join(root, 'cropped_aligned'), { recursive: true }).filter((name) =>
    String(name).endsWith('.jpg'),
  ).length;

describe('two processes that draw at the same time', () => {
  it('the same set in one folder: both find it complete', async () => {
    for (let n = 0; n < TRIALS; n++) {
      const root = join(folder, `same-${n}`);
      expect(await race([root, root], [set, set])).toEqual(['drawn', 'drawn']);
      expect(holdsFaces(root, set)).toBe(true);
      expect(images(root)).toBe(4);
    }
  }, 120_000);

  it('two sets in one folder: one is drawn, the other is refused', async () => {
    for (let n = 0; n < TRIALS; n++) {
      const root = join(folder, `two-${n}`);
      const said = await race([root, root], [set, other]);
      expect([...said].sort()).toEqual(['drawn', 'other-faces']);
      expect(holdsFaces(root, said[0] === 'drawn' ? set : other)).toBe(true);
      expect(images(root)).toBe(4);
    }
  }, 120_000);

  it('two sets for a page: each has its own folder', async () => {
    for (let n = 0; n < TRIALS; n++) {
      const cache = join(folder, `cache-${n}`);
      const places = [folderOfFaces(cache, set), folderOfFaces(cache, other)] as const;
      expect(await race(places, [set, other])).toEqual(['drawn', 'drawn']);
      expect(places.map(images)).toEqual([4, 4]);
      expect(readdirSync(cache)).toHaveLength(2);
    }
  }, 120_000);

  it('a process killed while it draws leaves files that the next one removes', async () => {
    for (let n = 0; n < 3; n++) {
      const root = join(folder, `killed-${n}`, 'faces');
      const child = spawn(process.execPath, [join(import.meta.dirname, 'race.mjs')]);
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      await lines.next();
      child.stdin.write(`${root}\t0\t${JSON.stringify({ ...set, train: 400 })}\n`);
      const parent = join(folder, `killed-${n}`);
      const part = () =>
        readdirSync(folder).includes(`killed-${n}`) &&
        readdirSync(parent).find((one) => one.endsWith('.zoo-part') && one.startsWith('.faces.'));
      while (!part()) await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 50 * n));
      child.kill('SIGKILL');
      expect(await lines.next()).toMatchObject({ done: true });
      expect(readdirSync(parent)).not.toContain('faces');
      await drawFaces(root, set);
      expect(readdirSync(parent)).toEqual(['faces']);
    }
  }, 120_000);
});
