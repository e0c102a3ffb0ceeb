import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

/** A diary of JSON lines in the run's folder: every event, in order. */
export const tracker: Sample = {
  shelf: 'trackers',
  part: 'diary',
  imports: ['defineTracker'],
  nodeImports: { 'node:fs': ['appendFileSync'], 'node:path': ['join'] },
  description: "All that happens in a run, a line of JSON an event, in the run's folder.",
  required: [],
  options: {
    file: {
      description: "Name of the file in the run's folder.",
      type: 'string',
      pattern: '^[A-Za-z0-9_][A-Za-z0-9._-]*$',
      default: 'diary.jsonl',
    },
  },
  doc: [
    'All that happens in a run, a line of JSON an event: `start`, `epoch`, `scores`, `end`. A resumed run goes on writing.',
  ],
  takes: '{ file }',
  work: [
    `start({ folder, name, seed, resumed }) {
  const tell = (event: string, what: object): void =>
    appendFileSync(join(folder, file), \`\${JSON.stringify({ event, ...what })}\\n\`);
  tell('start', { name, seed, resumed });
  return {
    epoch: (epoch) => tell('epoch', epoch),
    scores: (scores) => tell('scores', { scores }),
    end: (how) => tell('end', { how }),
  };
}`,
  ],
  page: (type) => [
    'extends: va-fc-bn-tanh',
    '',
    'trackers:',
    `  diary: { type: ${type} }`,
    '',
    ...demoOf('va'),
  ],
  test: [
    "test('by hand: a line an event', async () => {",
    "  const folder = mkdtempSync(join(tmpdir(), 'diary-'));",
    "  const run = { folder, name: 'a', seed: 1, resumed: false };",
    "  const tracking = await part.bind({ file: 'diary.jsonl' }).start(run);",
    "  tracking.epoch({ stage: 'va', epoch: 1, loss: 0.5 });",
    "  tracking.end('finished');",
    "  const lines = readFileSync(join(folder, 'diary.jsonl'), 'utf8').trim().split('\\n');",
    '  rmSync(folder, { recursive: true });',
    '  assert.deepEqual(lines.map((line) => JSON.parse(line)), [',
    "    { event: 'start', name: 'a', seed: 1, resumed: false },",
    "    { event: 'epoch', stage: 'va', epoch: 1, loss: 0.5 },",
    "    { event: 'end', how: 'finished' },",
    '  ]);',
    '});',
  ],
  testImports: {
    'node:fs': ['mkdtempSync', 'readFileSync', 'rmSync'],
    'node:os': ['tmpdir'],
    'node:path': ['join'],
  },
};
