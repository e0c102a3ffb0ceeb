import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { TestReport } from '../../conformance/test-parts.js';
import { EXIT } from '../../errors/problem.js';
import { ZooCommand } from '../terminal/command.js';
import { surroundings } from '../terminal/surroundings.js';

export default class PluginTest extends ZooCommand {
  static override summary = "Run the conformance tests on a plugin's parts, or on the built-in ones.";
  static override description = `Runs the checks that apply to each part's shelf:
package    it supports this version of declarative-zoo, was built after its last schema change, and every schema is a part's
schema     it is strict and valid, describes every option, and accepts its own defaults
shapes     outputs are as declared, with every choice of options: a head, loss or network on random shapes; a frozen
           backbone, also one image at a time; an aligner's squares in photos; the rows of a data set's example, and a
           broken line in it, reported as file:line; a tracker's record of epochs, in order; an executor runs every
           unit of a study once
gradients  they match central differences; kinks are skipped, and so is what the part keeps constant on purpose
tensors    no tensor is left behind
weights    saved and loaded into another model, they give the same predictions, and are saved as the same bytes
repeats    trained, run or read twice, the part gives the same result, bit for bit
resume     a stopped and resumed training ends with the bytes of an uninterrupted one; a tracker continues writing
engines    the part works on every installed engine, and gives the same result
Exits with 0 if all checks pass, 1 if not.`;
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
