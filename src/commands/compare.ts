import { dirname } from 'node:path';
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { missingArgument } from '../errors/commands.js';
import { ZooError } from '../errors/problem.js';
import type { Comparison } from '../many/compare.js';
import { ZooCommand } from './terminal/command.js';

export default class Compare extends ZooCommand {
  static override summary = 'Compare finished runs.';
  static override description =
    `Prints each page's mean and deviation over its seeds, and its difference to the first page, taken seed by seed, with a
95 % interval. In one metric the pages are also tested: wins, and p of the exact sign-flip test, adjusted by Holm.
Writes all of this to comparison.html, with the curves of all runs in one plot, comparison.json and
comparison.csv. Nothing is trained or scored again.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> runs/ex-fc-demo-seed1 runs/ex-cross-attn-demo-seed1',
    '<%= config.bin %> <%= command.id %> runs --out comparisons/first',
  ];
  static override strict = false;
  static override enableJsonFlag = true;
  static override args = {
    run: Args.string({ description: 'Folders of finished runs, or a folder that they are in.' }),
  };
  static override flags = {
    metric: Flags.string({
      description: 'Metric to test. Default: the last one that all pages have.',
      helpValue: 'NAME',
    }),
    out: Flags.string({
      description: 'Folder for the files. Default: the parent folder of the first run.',
      helpValue: 'DIR',
    }),
  };

  async run(): Promise<Comparison> {
    const { argv, flags } = await this.parse(Compare);
    const folders = argv as string[];
    if (folders.length === 0)
      throw new ZooError(missingArgument('zoo compare', 'run', 'the folders of runs, such as runs/*'));
    const [{ gatherRuns }, { compared, leaveComparison }, { comparedText }] = await Promise.all([
      import('../many/gather.js'),
      import('../many/leave.js'),
      import('./terminal/compared.js'),
    ]);
    const { runs, notes } = gatherRuns(folders);
    for (const note of notes) this.logToStderr(note);
    const all = compared(runs, notes, flags.metric);
    this.log(comparedText(all));
    this.log(`\n${leaveComparison(flags.out ?? dirname(runs[0]!.folder), all)}`);
    return all.comparison;
  }
}
