import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/generated/config.js';
import { configFile, readPreferences } from '../../src/many/preferences.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'config.yaml');

function preferences(text: string) {
  writeFileSync(file, text);
  return readPreferences(file);
}

describe('the configuration of a user', () => {
  it('is in the place that ZOO_CONFIG or XDG_CONFIG_HOME names, or in the home folder', () => {
    expect(configFile({ ZOO_CONFIG: 'a.yaml', XDG_CONFIG_HOME: 'b' })).toBe('a.yaml');
    expect(configFile({ ZOO_CONFIG: '', XDG_CONFIG_HOME: 'b' })).toBe(join('b', 'zoo', 'config.yaml'));
    expect(configFile({})).toBe(join(homedir(), '.config', 'zoo', 'config.yaml'));
  });

  it('names an executor, and options', () => {
    const found = preferences('executor: slurm\nexecutors:\n  slurm: { time: 4:00:00, cpus: 4 }\n');
    expect(found.executor).toBe('slurm');
    expect(found.executors).toEqual({ slurm: { time: '4:00:00', cpus: 4 } });
    expect(found.place(['executors', 'slurm', 'cpus'])).toMatchObject({ line: 3, column: 33 });
  });

  it('may be missing or nearly empty', () => {
    expect(readPreferences(join(folder, 'none.yaml')).executor).toBeUndefined();
    expect(preferences('executors: {}\n').executors).toEqual({});
  });

  it('is refused if it has an unknown key, or an option that is a map', () => {
    expect(() => preferences('executer: here\n')).toThrow(/Did you mean "executor"/);
    expect(() => preferences('executors: { slurm: { time: {} } }\n')).toThrow(/expected text or a number/);
  });

  it('has a schema that names the built-in executors', () => {
    const { executor } = schema.properties as { readonly executor: { readonly description: string } };
    for (const name of ['here', 'slurm']) expect(executor.description).toContain(name);
  });
});
