import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/report/record.js';
import { installPacked, linkDependencies } from '../packed.js';
import { workingFolder, write } from './packages.js';

describe('the packed tarballs in an empty project', () => {
  const project = workingFolder();
  const zoo = (...args: string[]): string =>
    execFileSync(process.execPath, ['node_modules/declarative-zoo/dist/bin.js', ...args], {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, ZOO_CACHE: join(project, 'cache'), S_AFF_WILD2: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const page = 'node_modules/gated/zoo/mtl-gated-fusion.yaml';
  const small = [
    `data={root: ${JSON.stringify(join(project, 'cache/faces'))}, synthetic: {train: 48, validation: 24}}`,
    'images={train: {resize: 32, crop: 32, views: 1}, evaluate: {resize: 32}}',
    '~backbone.weights',
    'backbone.outputs=[logits]',
    'training={epochs: 1, batch: 16}',
  ];

  beforeAll(() => {
    installPacked(project, '.', ['.', './plugins/gated']);
    linkDependencies(project);
  });
  afterAll(() => rmSync(project, { recursive: true }));

  test('validate refuses the page until package.json allows the plugin', () => {
    expect(() => zoo('validate', page)).toThrow();
    write(project, { 'package.json': { private: true, zoo: { plugins: ['gated'] } } });
    expect(zoo('validate', page)).toBe(`ok  ${page}\n`);
  });

  test('plugin list and list name its part and its page', () => {
    expect(JSON.parse(zoo('plugin', 'list', '--json'))).toMatchObject([
      { name: 'gated', parts: [{ shelf: 'heads', name: 'gated/gated-fusion' }] },
    ]);
    expect(zoo('list', 'mtl-gated-*')).toContain('mtl-gated-fusion');
  });

  test('plan counts its 2 x 64 x (1288 + 12) weights and 3 x 64 biases', () => {
    expect(zoo('plan', 'mtl-gated-fusion')).toMatch(/^fused +gated\/gated- .* 166,592 /m);
  });

  test('docs --site reports that only a checkout can make a site, and makes nothing', () => {
    expect(() => zoo('docs', '--site', 'site')).toThrow(/the installed package cannot make a site/);
    expect(existsSync(join(project, 'site'))).toBe(false);
  });

  test('run trains it, with a second copy of the package below the plugin, and evaluate gives the same scores', () => {
    const packages = join(project, 'node_modules');
    const copy = join(packages, 'gated', 'node_modules', 'declarative-zoo');
    cpSync(join(packages, 'declarative-zoo'), copy, { recursive: true });
    zoo('run', 'mtl-gated-fusion', '--engine=wasm', '--out=run', ...small.map((set) => `--set=${set}`));
    const record = JSON.parse(readFileSync(join(project, 'run', 'run.json'), 'utf8')) as RunRecord;
    expect(record.stages.map(({ name }) => name)).toEqual(['au', 'ex', 'va']);
    const { scores } = JSON.parse(zoo('evaluate', 'run', '--engine=wasm', '--json'));
    expect(scores).toEqual(record.scores);
  });

  test('a new plugin is made, built, tested, packed, installed and trained', () => {
    zoo('plugin', 'new', 'made-here');
    expect(zoo('plugin', 'build', './made-here')).toBe(
      `wrote ${join('src', 'generated', 'heads', 'mix.ts')}\nbuilt ./made-here\n`,
    );
    expect(zoo('plugin', 'test', './made-here')).toMatch(/^heads\.made-here\/mix( +ok){8} +(ok|-)$/m);
    expect(zoo('docs', './made-here')).toContain(join('docs', 'reference', 'heads', 'mix.md'));
    installPacked(project, project, ['./made-here']);
    expect(existsSync(join(project, 'node_modules/made-here/docs/reference/heads/mix.md'))).toBe(true);
    rmSync(join(project, 'made-here'), { recursive: true });
    expect(zoo('plugin', 'add', 'made-here')).toContain(
      'made-here 0.1.0 may run here. It adds heads.made-here/mix.',
    );
    zoo('run', 'made-here-demo', '--engine=wasm', '--out=new-run', ...small.map((set) => `--set=${set}`));
    const record = JSON.parse(readFileSync(join(project, 'new-run', 'run.json'), 'utf8')) as RunRecord;
    expect(record.stages.map(({ name }) => name)).toEqual(['ex']);
    expect(zoo('plugin', 'which', 'heads.made-here/mix')).toMatch(
      /^node_modules.made-here.src.parts.heads.mix\.ts:12$/m,
    );
  });
});
