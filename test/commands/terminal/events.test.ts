import { afterEach, expect, it, vi } from 'vitest';
import { terminalEvents } from '../../../src/commands/terminal/events.js';

afterEach(() => {
  vi.restoreAllMocks();
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
});

function signaled(...signals: readonly NodeJS.Signals[]) {
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as typeof process.exit);
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const events = terminalEvents();
  expect(events.stopping()).toBe(false);
  for (const signal of signals) process.emit(signal, signal);
  return { stopping: events.stopping(), exits: exit.mock.calls.length, said: said.join('') };
}

it.each([
  [['SIGINT'], 0],
  [['SIGTERM'], 0],
  // A scheduler signals a script and its processes, and the script forwards the signal.
  [['SIGTERM', 'SIGTERM'], 0],
  [['SIGINT', 'SIGTERM'], 0],
  [['SIGINT', 'SIGINT'], 1],
  [['SIGTERM', 'SIGINT'], 1],
] as const)('%j stops the run, and exits immediately %i times', (signals, exits) => {
  const found = signaled(...signals);
  expect(found).toMatchObject({ stopping: true, exits });
  expect(found.said.match(/stopping after this step/g)).toHaveLength(1);
});
