import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const guide = readFileSync('docs/own-data.md', 'utf8');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-examples-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const node = (...argv: string[]): string =>
  execFileSync(process.execPath, argv, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
const sha256 = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, path)))
    .digest('hex')
    .slice(0, 16);

describe('the data sets of the guide', () => {
  it('are the same on every machine', () => {
    node(resolve('docs/examples/shapes.mjs'), 'shapes', '12');
    node(resolve('docs/examples/flats.mjs'), 'flats.csv');
    expect(readdirSync(join(folder, 'shapes', 'images'))).toHaveLength(12);
    expect([sha256('shapes/labels.csv'), sha256('flats.csv')]).toEqual([
      '5e2e8c1854dbbbf2',
      '934e4ed53dbc7d3d',
    ]);
    const lines = (path: string) => readFileSync(join(folder, path), 'utf8').split('\n');
    for (const line of [...lines('shapes/labels.csv').slice(0, 2), ...lines('flats.csv').slice(0, 3)])
      expect(guide).toContain(line);
  });

  it('are recognized as the guide says, learned, and predicted on', () => {
    const said = node(
      resolve('dist/bin.js'),
      'new',
      'flats.yaml',
      '--data',
      'flats.csv',
      '--predict',
      'price,sold',
    );
    for (const line of said.split('\n').filter((one) => one.startsWith('- '))) expect(guide).toContain(line);
    node(resolve('dist/bin.js'), 'run', 'flats.yaml', '--set', 'training.epochs=1');
    writeFileSync(
      join(folder, 'new.csv'),
      'area,rooms,floor,built,distance,lift,balcony\n60,2,,1990,3,1,0\n90,3,2,1920,1,0,1\n',
    );
    const predicted = node(resolve('dist/bin.js'), 'predict', 'runs/flats', 'new.csv', '--format', 'csv')
      .trim()
      .split('\n');
    expect(predicted[0]).toMatch(/^image,price\.price,sold\.answer,/);
    expect(predicted.slice(1).map((line) => line.split(',')[0])).toEqual(['2', '3']); // named by their lines
    const shapes = ['new', 'shapes.yaml', '--data', 'shapes', '--predict', 'shape,color,marks,size,angle'];
    expect(node(resolve('dist/bin.js'), ...shapes)).toContain('backbone: small-cnn at 64 x 64 pixels');
  });
});
