import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { schema } from '../../../src/generated/config.js';
import { configFile, readPreferences } from '../../../src/many/executors/config.js';
import { bindExecutor, executorNames } from '../../../src/many/executors/shelf.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'config.yaml');

function preferences(text: string) {
  writeFileSync(file, text);
  return readPreferences(file);
}

describe('the configuration of a user', () => {
  it('is where ZOO_CONFIG or XDG_CONFIG_HOME says, or in the home folder', () => {
    expect(configFile({ ZOO_CONFIG: 'a.yaml', XDG_CONFIG_HOME: 'b' })).toBe('a.yaml');
    expect(configFile({ ZOO_CONFIG: '', XDG_CONFIG_HOME: 'b' })).toBe(join('b', 'zoo', 'config.yaml'));
    expect(configFile({})).toBe(join(homedir(), '.config', 'zoo', 'config.yaml'));
  });

  it('names an executor, and options that flags change', () => {
    const found = preferences(
      'executor: slurm\nexecutors:\n  slurm: { time: 4:00:00, cpus: 4 }\n  here: { workers: 2 }\n',
    );
    expect(found.executor).toBe('slurm');
    expect(found.options('slurm')).toEqual(['time=4:00:00', 'cpus=4']);
    expect(found.options('here')).toEqual(['workers=2']);
    expect(() => bindExecutor('slurm', [...found.options('slurm'), 'time=soon'])).toThrow(/"soon"/);
  });

  it('may be missing, or say little', () => {
    expect(readPreferences(join(folder, 'none.yaml')).executor).toBeUndefined();
    expect(preferences('executors: {}\n').options('slurm')).toEqual([]);
  });

  it('is refused with every mistake and its place', () => {
    const text = 'executor: slurp\nexecutors:\n  slurm: { tme: 3 }\n  k8s: {}\n';
    expect(() => preferences(text)).toThrow(
      /config\.yaml:1:11.*Did you mean "slurm"\?.*\[unknown-executor\]/,
    );
    expect(() => preferences(text)).toThrow(
      /config\.yaml:3:12.*Did you mean "time"\?.*\[unknown-config-option\]/,
    );
    expect(() => preferences(text)).toThrow(/config\.yaml:4:3.*k8s/);
    expect(() => preferences('executer: here\n')).toThrow(/Did you mean "executor"/);
    expect(() => preferences('executors: { slurm: { time: [1] } }\n')).toThrow(/expected text or a number/);
  });

  it('has a schema that names every executor', () => {
    const { description } = (schema.properties as { readonly executor: { readonly description: string } })
      .executor;
    for (const name of executorNames) expect(description).toContain(name);
  });
});
