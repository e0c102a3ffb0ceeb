import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { TestReport } from '../../conformance/test-parts.js';
import { EXIT } from '../../errors/problem.js';
import { ZooCommand } from '../terminal/command.js';
import { surroundings } from '../terminal/surroundings.js';

export default class PluginTest extends ZooCommand {
  static override summary = "Run the conformance tests on a plugin's parts, or on the built-in ones.";
  static override description = `Of every part, as far as its shelf has it:
package    for this version of declarative-zoo, built since its schemas were changed, every schema a part's
schema     strict, sound, every option described, defaults that it allows itself
shapes     what it says is what it gives, with every choice of its options: a head, loss or network on random shapes;
           a frozen backbone, each image by itself too; an aligner's squares in photos; a data set's rows of its example,
           and a broken line of it, reported as file:line; a tracker's record of epochs, in order; that an executor runs
           every unit of a study once
gradients  those of the function, by central differences; kinks are skipped, and what it holds constant on purpose
tensors    none is left behind
weights    saved and loaded into another model, it answers the same, and is saved as the same bytes
repeats    trained, run or read twice, it gives the same, bit for bit
resume     stopped and resumed, it ends with the bytes of a training that was not; a tracker continues writing
engines    it works on every engine that is here, and gives the same
Exits with 0 if all hold, 1 if not.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> plugins/gated',
    '<%= config.bin %> <%= command.id %> --builtin --part heads.fc',
  ];
  static override enableJsonFlag = true;
  static override args = {
    plugin: Args.string({ description: 'Folder or package of a plugin.', default: '.' }),
  };
  static override flags = {
    builtin: Flags.boolean({ description: 'Test the built-in parts instead.' }),
    part: Flags.string({ description: 'Test only this part.', helpValue: 'SHELF.NAME' }),
  };

  async run(): Promise<TestReport> {
    const { args, flags } = await this.parse(PluginTest);
    const { testParts } = await import('../../conformance/test-parts.js');
    const plugin = flags.builtin ? {} : { plugin: args.plugin };
    const request = { ...plugin, part: flags.part, from: process.cwd() };
    const report = await testParts(request, await surroundings({}), await this.openEvents());
    const { formatTable } = await import('../terminal/table.js');
    const { outcomeLines, outcomeTable } = await import('../../conformance/report.js');
    this.log(formatTable(outcomeTable(report.outcomes)));
    for (const line of outcomeLines(report)) this.log(line);
    const thrown = report.outcomes.flatMap(({ cause }) => (cause instanceof Error ? [cause] : []));
    for (const cause of new Map(thrown.map((one) => [one.message, one])).values()) this.trace(cause);
    if (report.outcomes.some(({ passed }) => passed === false)) process.exitCode = EXIT.failed;
    return report;
  }
}
