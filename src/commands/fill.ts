import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { ZooCommand } from './terminal/command.js';
import { checkFlags } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

export default class Fill extends ZooCommand {
  static override summary = 'Write the defaults into a page file.';
  static override description =
    `The meaning, comments, order and layout stay the same. New keys are added at the end of their map. A page that
extends another gets only the defaults of the parts that it names itself. Filling a page twice changes nothing.`;
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> my-page.yaml --diff',
    '<%= config.bin %> <%= command.id %> my-page.yaml',
  ];
  static override args = { page: Args.string({ description: 'Page file.', required: true }) };
  static override flags = {
    ...checkFlags,
    diff: Flags.boolean({ description: 'Show what would change, as a unified diff, and write nothing.' }),
  };

  async run(): Promise<{ readonly file: string; readonly added: readonly string[] }> {
    const { args, flags } = await this.parse(Fill);
    const { fillDefaults, writeFilling } = await import('../run/page/fill.js');
    const filling = fillDefaults(args.page, await surroundings(flags, [{ page: args.page }]));
    const { file, added, before, text } = filling;
    if (flags.diff) {
      const { patchOf } = await import('../spec/fill.js');
      if (text !== before) this.log(patchOf(file, before, text).trimEnd());
    } else {
      if (text !== before) writeFilling(filling);
      this.log(added.length === 0 ? `${file}: nothing to fill in` : `${file}: ${added.length} filled in`);
    }
    return { file, added };
  }
}
