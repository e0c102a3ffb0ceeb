import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { ZooCommand } from './terminal/command.js';
import { allowFlags, pluginFlag } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

export default class Cp extends ZooCommand {
  static override summary = 'Copy a page.';
  static override description =
    `Comments and layout stay. The copy is named after its file, and its references to other pages are adapted. An
existing file is overwritten only with --force.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> mtl-cross-attn',
    '<%= config.bin %> <%= command.id %> ex-fc pages/mine.yaml',
  ];
  static override args = {
    page: Args.string({ description: 'Name of a page of the zoo, or a page file.', required: true }),
    to: Args.string({ description: 'Destination: a file (.yaml) or folder. Default: this folder.' }),
  };
  static override flags = {
    ...pluginFlag,
    ...allowFlags,
    force: Flags.boolean({ char: 'f', description: 'Overwrite an existing file.' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Cp);
    const { copyPage } = await import('../tools/new-page/copy.js');
    const context = await surroundings(flags, [{ page: args.page }]);
    this.log(copyPage({ ...args, page: args.page, force: flags.force }, context));
  }
}
