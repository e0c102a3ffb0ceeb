import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chooseExecutor, type ExecutorFlags } from '../../src/many/executor.js';
import { readPreferences } from '../../src/many/preferences.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import type { Surroundings } from '../../src/run/surroundings.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-executor-'));
afterAll(() => rmSync(folder, { recursive: true }));

const context: Surroundings = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: folder,
  zoo: folder,
  library: [],
  version: '0.1.0',
  now: () => new Date(0),
};

function choose(flags: ExecutorFlags, config = '', plugins: readonly string[] = []) {
  const file = join(folder, 'config.yaml');
  writeFileSync(file, config || '{}');
  return chooseExecutor(flags, readPreferences(file), context, { folder, flags: plugins });
}

describe('the executor of a study', () => {
  it('is set by the flag or the configuration, and is "here" otherwise', async () => {
    expect((await choose({})).name).toBe('here');
    expect((await choose({}, 'executor: slurm')).name).toBe('slurm');
    expect((await choose({ executor: 'here' }, 'executor: slurm')).name).toBe('here');
  });

  it('has the options of the configuration, which flags change, with the types of its schema', async () => {
    const config = 'executors: { slurm: { time: 90, cpus: 4, partition: long, modules: a/1 } }';
    const { executor } = await choose({ executor: 'slurm', with: ['cpus=2', 'modules=a/2,b'] }, config);
    const units = [{ index: 1, variant: 'a', seed: 1, address: '1', folder: 'u' }];
    const text = executor.preview!({ ...JOB, units });
    for (const word of ['--time=90', '--cpus-per-task=2', '--partition=long', 'load a/2', 'load b'])
      expect(text).toContain(word);
    expect(text).not.toContain('a/1');
  });

  it.each([
    [{ executor: 'slurp' }, '', /there is no executor "slurp".*Did you mean "slurm"\?.*\[unknown-executor\]/],
    [{}, 'executor: slurp', /config\.yaml:1:11.*"slurp"/],
    [{}, 'executors: { k8s: {} }', /config\.yaml:1:14.*"k8s".*\[unknown-executor\]/],
    [
      {},
      'executors:\n  slurm: { tme: 3 }',
      /config\.yaml:2:12.*"slurm"\. Did you mean "time"\?.*\[unknown-option\]/,
    ],
    [
      { with: ['threads=2'] },
      '',
      /--with:1:1.*no such option of executor "here".*workers.*\[unknown-option\]/,
    ],
    [{ with: ['workers'] }, '', /--with:1:1.*NAME=VALUE.*\[bad-executor-option\]/],
    [{ with: ['workers=0'] }, '', /a whole number from 1 to 256.*found 0.*\[out-of-range\]|\[out-of-range\]/],
    [{ with: ['workers=many'] }, '', /\[wrong-type\]/],
    [{ with: ['workers=1.5'] }, '', /\[wrong-type\]/],
    [{ executor: 'slurm', workers: 2 }, '', /--workers:1:1.*executor "slurm".*\[unknown-option\]/],
    [{ executor: 'queue/launch' }, '', /plugin "queue".*--plugin queue.*\[plugin-not-allowed\]/],
    [{}, 'executor: queue/launch', /config\.yaml:1:11.*plugin "queue"/],
  ] as const)('%j and "%s" are refused', async (flags, config, sentence) => {
    await expect(choose(flags, config)).rejects.toThrow(sentence);
  });

  it('may be that of a plugin, which the user allows', async () => {
    const plugin = join(folder, 'queue');
    mkdirSync(plugin);
    writeFileSync(
      join(plugin, 'package.json'),
      '{"name":"queue","version":"1.0.0","type":"module","main":"i.js"}',
    );
    writeFileSync(join(plugin, 'i.js'), PLUGIN);
    const of = (flags: ExecutorFlags, config?: string) =>
      choose({ executor: 'queue/launch', ...flags }, config, [plugin]);
    const { name, executor } = await of({ with: ['slots=3'] }, 'executors: { queue/launch: { slots: 2 } }');
    expect(name).toBe('queue/launch');
    expect(await executor.execute(JOB)).toEqual({ ended: true, notes: ['3 slots'] });
    await expect(of({ with: ['slot=3'] })).rejects.toThrow(/executor "queue\/launch".*Did you mean "slots"/);
    await expect(of({ executor: 'queue/lunch' })).rejects.toThrow(/Did you mean "queue\/launch"/);
    // The options of an executor that is not chosen do not matter, even if its plugin is not allowed.
    expect((await choose({}, 'executors: { other/launch: { slots: 2 } }')).name).toBe('here');
  });
});

const PLUGIN = `
const schema = { type: 'object', additionalProperties: false, properties: { type: { const: 'launch' }, slots: { type: 'integer', default: 1 } } };
const bind = ({ slots }) => ({ execute: async () => ({ ended: true, notes: [slots + ' slots'] }) });
export default { name: 'queue', api: 2, parts: [{ shelf: 'executors', name: 'launch', schema, bind }] };
`;

const JOB = {
  folder: 'study',
  units: [],
  threads: 1,
  env: {},
  command: () => ['node'],
  isFinished: () => false,
  fill: async () => {},
  run: async () => {},
  stopping: () => false,
  started: () => {},
  printed: () => {},
  ended: () => {},
};
