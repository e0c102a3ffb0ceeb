import { afterEach, expect, it, vi } from 'vitest';
import { ZooCommand } from '../../../src/commands/terminal/command.js';
import { ZooError } from '../../../src/errors/problem.js';

class Breaks extends ZooCommand {
  async run(): Promise<void> {
    const events = await this.openEvents();
    events.start('drawing faces', 10, 'faces');
    throw new ZooError({ code: 'broken', message: 'it broke' });
  }
}

afterEach(() => vi.restoreAllMocks().unstubAllEnvs());

it.each([
  ['ends a bar on a terminal before it prints the error', true, / 0\/10 faces\nit broke {2}\[broken\]\n$/],
  ['prints only the error without a terminal', false, /^it broke {2}\[broken\]\n$/],
])('%s', async (_, isTTY, expected) => {
  vi.stubEnv('CI', '');
  const stream = Object.assign(Object.create(process.stderr), { isTTY });
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(process, 'stderr', 'get').mockReturnValue(Object.assign(stream, { write }));
  await expect(Breaks.run([], process.cwd())).rejects.toThrow();
  expect(write.mock.calls.map(([text]) => text).join('')).toMatch(expected);
});
