import { Args } from '@oclif/core';
import { EXIT } from '../../errors/problem.js';
import type { EngineRow, EnginesCheck } from '../../tools/verify/engines.js';
import { ZooCommand } from '../terminal/command.js';
import { fetchFlag, pageFlags } from '../terminal/flags.js';
import { formatTable } from '../terminal/table.js';
import { trialFlags, withTrial } from '../terminal/trial.js';

export default class VerifyEngines extends ZooCommand {
  static override summary = 'Train a page on every installed engine, and compare the results.';
  static override description =
    `Trains a shortened copy of the page on each engine, and on one thread and several. Engines round differently, which
training amplifies: final weights, predictions and scores must agree within tolerances (docs/engines.md). The same
engine must give the same bytes on the same number of threads, and wasm and onnx also on 1, 2 and 4. Exits with 0 if
all checks pass, 1 if not.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> zoo/mtl-cross-attn.yaml',
    '<%= config.bin %> <%= command.id %> my-page.yaml --epochs 2 --rows 100',
  ];
  static override enableJsonFlag = true;
  static override args = {
    page: Args.string({ description: 'Page file, or the name of a page of the zoo.', required: true }),
  };
  static override flags = { ...pageFlags, ...fetchFlag, ...trialFlags };

  async run(): Promise<EnginesCheck> {
    const { args, flags } = await this.parse(VerifyEngines);
    const { TOLERANCES, verifyEngines } = await import('../../tools/verify/engines.js');
    const { listEngines } = await import('../../engine/list.js');
    const { readSettings } = await import('../../engine/settings.js');
    const settings = readSettings(process.env);
    const present = listEngines(settings).flatMap(({ name, here }) => (here ? [name] : []));
    const events = await this.openEvents();
    const check = await withTrial(this.config.root, args.page, flags, events, (trial) =>
      verifyEngines(trial, present, settings.threads),
    );
    this.#print(check);
    const { weights, answers, scores } = TOLERANCES;
    this.log(`\nTolerances: weights ${weights}, predictions ${answers}, scores ${scores}.`);
    this.log(check.passed ? 'The engines agree.' : 'The engines do NOT agree.');
    process.exitCode = check.passed ? 0 : EXIT.failed;
    return check;
  }

  #print({ rows }: EnginesCheck): void {
    const metrics = Object.keys(rows[0]!.scores);
    const column = (title: string, i: number) => ({
      title,
      align: i ? ('right' as const) : ('left' as const),
    });
    const columns = ['engine', ...metrics, 'weights', 'predictions', 'scores', 'bytes', ''].map(column);
    const figure = (value: number): string => (value === 0 ? '0' : value.toExponential(1));
    const cells = ({ name, scores, apart, bytes, passed }: EngineRow, i: number): string[] => [
      name,
      ...metrics.map((metric) => (scores[metric] === null ? '–' : (100 * scores[metric]!).toFixed(1))),
      ...(i === 0 ? ['', '', ''] : [figure(apart.weights), figure(apart.answers), figure(apart.scores)]),
      bytes === undefined ? '' : bytes.same ? 'same' : 'other',
      passed ? 'ok' : 'NOT ok',
    ];
    this.log(formatTable({ columns, rows: rows.map(cells) }));
  }
}
