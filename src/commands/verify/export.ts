import { Args } from '@oclif/core';
import { EXIT } from '../../errors/problem.js';
import type { ExportCheck, ExportRow } from '../../tools/export/verify.js';
import { ZooCommand } from '../terminal/command.js';
import { allowFlags, engineFlag, fetchFlag, pluginFlag } from '../terminal/flags.js';
import { surroundings } from '../terminal/surroundings.js';
import { formatTable } from '../terminal/table.js';

export default class VerifyExport extends ZooCommand {
  static override summary = 'Check that the exports of a run predict what the run predicts.';
  static override description =
    `Exports the run to every format in memory, and runs each in every runtime that is installed here. Prints the largest
difference of each output from the run's own, relative to 1 or to the output's largest number, for identical
pixels or vectors. Exits with 0 if all are within the tolerance, 1 if not.`;
  static override examples = ['<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo'];
  static override enableJsonFlag = true;
  static override args = {
    run: Args.string({ description: 'Folder of a finished run.', required: true }),
  };
  static override flags = { ...pluginFlag, ...allowFlags, ...fetchFlag, ...engineFlag };

  async run(): Promise<ExportCheck> {
    const { args, flags } = await this.parse(VerifyExport);
    const { verifyExport } = await import('../../tools/export/verify.js');
    const { TOLERANCE } = await import('../../tools/export/agreement.js');
    const { pageOf } = await import('../../run/evaluate.js');
    const context = await surroundings(flags, [pageOf({ run: args.run })]);
    const check = await verifyExport(args.run, flags.engine, context, await this.openEvents());
    this.#print(check);
    this.log(`\nTolerance: ${TOLERANCE}.`);
    this.log(check.passed ? 'The exports agree with the run.' : 'The exports do NOT agree with the run.');
    process.exitCode = check.passed ? 0 : EXIT.failed;
    return check;
  }

  #print({ rows, refused }: ExportCheck): void {
    const outputs = [...new Set(rows.flatMap(({ apart }) => Object.keys(apart)))];
    const columns = ['format', 'runtime', 'MB', ...outputs, ''].map((title, i) => ({
      title,
      align: i < 2 || i > outputs.length + 2 ? ('left' as const) : ('right' as const),
    }));
    const cells = ({ format, runtime, megabytes, apart, passed, missing }: ExportRow): string[] => [
      format,
      runtime,
      megabytes.toFixed(1),
      ...outputs.map((name) => apart[name]?.toExponential(1) ?? ''),
      missing ?? (passed ? 'ok' : 'NOT ok'),
    ];
    this.log(formatTable({ columns, rows: rows.map(cells) }));
    for (const { format, why } of refused) this.log(`${format}: ${why}`);
  }
}
