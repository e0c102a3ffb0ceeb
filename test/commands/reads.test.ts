import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Diff from '../../src/commands/diff.js';
import Explain from '../../src/commands/explain.js';
import Plan from '../../src/commands/plan.js';
import Run from '../../src/commands/run.js';
import Show from '../../src/commands/show.js';
import Validate from '../../src/commands/validate.js';
import { folderOf } from '../spec/pages.js';

const reads: string[] = [];
vi.mock('../../src/files/read-regular.js', async (original) => {
  const real = await original<typeof import('../../src/files/read-regular.js')>();
  const readRegular: typeof real.readRegular = (file, ...more) => {
    reads.push(file);
    return real.readRegular(file, ...more);
  };
  return { ...real, readRegular };
});

/** The arguments of a command. */
interface Command {
  run(argv: string[], root: string): Promise<unknown>;
}

beforeEach(() => {
  reads.length = 0;
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => {
  process.exitCode = 0;
  vi.restoreAllMocks();
});

it.each<[string, Command, string[]]>([
  ['zoo validate', Validate, ['one']],
  ['zoo plan', Plan, ['one']],
  ['zoo plan of the demo', Plan, ['one', '--profile=demo']],
  ['zoo explain', Explain, ['one', 'training.batch']],
  ['zoo show --resolved', Show, ['one', '--resolved']],
  ['zoo diff', Diff, ['one', 'two']],
  ['zoo run with several pages and seeds', Run, ['one', 'two', '--seeds=1,2', '--dry-run']],
])('%s reads each page once', async (_, command, words) => {
  const folder = folderOf({
    'one.yaml': 'name: one\nextends: ex-fc\n',
    'two.yaml': 'name: two\nextends: ex-cross-attn\n',
  });
  const pages = words.filter((word) => /^(one|two)$/.test(word)).map((name) => join(folder, `${name}.yaml`));
  const flags = words.filter((word) => !/^(one|two)$/.test(word));
  await command.run([...pages, ...flags], process.cwd());
  expect(reads.filter((file) => pages.includes(file))).toEqual(pages);
});
