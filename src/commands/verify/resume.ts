import { Args, Flags } from '@oclif/core';
import { EXIT } from '../../errors/problem.js';
import type { ResumeCheck } from '../../tools/verify/resume.js';
import { ZooCommand } from '../terminal/command.js';
import { engineFlag, fetchFlag, pageFlags } from '../terminal/flags.js';
import { formatTable } from '../terminal/table.js';
import { trialFlags, withTrial } from '../terminal/trial.js';

export default class VerifyResume extends ZooCommand {
  static override summary = 'Check that killed and resumed runs of a page end like uninterrupted ones.';
  static override description =
    `Trains a shortened copy of the page: once without interruption, then several times killed with SIGKILL, each time
at a later point, and resumed. Weights, predictions and metrics must be the same bytes. A last run is resumed "cold", without
what its checkpoint had learned: it must end differently, or the comparison would show nothing. Exits with 0 if all
checks pass, 1 if not.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> zoo/mtl-cross-attn.yaml',
    '<%= config.bin %> <%= command.id %> my-page.yaml --epochs 2 --rows 100 --kills 5',
  ];
  static override enableJsonFlag = true;
  static override args = {
    page: Args.string({ description: 'Page file, or the name of a page of the zoo.', required: true }),
  };
  static override flags = {
    ...pageFlags,
    ...fetchFlag,
    ...engineFlag,
    ...trialFlags,
    kills: Flags.integer({ description: 'Runs to kill and resume.', default: 3, min: 1 }),
  };

  async run(): Promise<ResumeCheck> {
    const { args, flags } = await this.parse(VerifyResume);
    const { verifyResume } = await import('../../tools/verify/resume.js');
    const events = await this.openEvents();
    const check = await withTrial(this.config.root, args.page, flags, events, (trial, context) =>
      verifyResume(trial, flags, context),
    );
    const left = ['run', 'killed', 'weights', 'predictions', 'metrics'];
    const columns = left.map((title) => ({ title, align: 'left' as const }));
    const rows = check.rows.map(({ run, killed, sha256, same }) => [
      run,
      killed ?? '',
      ...(['weights', 'predictions', 'metrics'] as const).map((file) =>
        run === 'uninterrupted' ? sha256[file].slice(0, 12) : same[file] ? 'same bytes' : 'other bytes',
      ),
    ]);
    this.log(formatTable({ columns, rows }));
    this.log(check.passed ? '\nResume is exact.' : '\nResume is NOT exact.');
    process.exitCode = check.passed ? 0 : EXIT.failed;
    return check;
  }
}
