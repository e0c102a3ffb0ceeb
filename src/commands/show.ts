import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { ZooCommand } from './terminal/command.js';
import { pageFlags } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

export default class Show extends ZooCommand {
  static override summary = 'Print a page.';
  static override description =
    `As written, or resolved: with everything that it extends, a profile, every --set and every default written out. The
output is itself a page. References to unset environment variables stay as written.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> mtl-cross-attn',
    '<%= config.bin %> <%= command.id %> ex-fc --resolved',
    '<%= config.bin %> <%= command.id %> ex-fc --profile demo --set stages.ex.epochs=2',
  ];
  static override args = {
    page: Args.string({ description: 'Page file, or the name of a page of the zoo.', required: true }),
  };
  static override flags = {
    ...pageFlags,
    resolved: Flags.boolean({ description: 'Write everything out; implied by --profile and --set.' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Show);
    if (flags.resolved || flags.profile !== undefined || flags.set !== undefined) {
      const { openPage } = await import('../run/page/open.js');
      const { resolvedPage } = await import('../spec/resolved.js');
      const { profile = 'paper', set } = flags;
      const asked = { page: args.page, profile, set, keepUnset: true, elsewhere: true };
      return this.log(resolvedPage(openPage(asked, await surroundings(flags, [asked])).page).trimEnd());
    }
    const { readPage } = await import('../spec/read.js');
    const { readRegular } = await import('../files/read-regular.js');
    const { file } = readPage(args.page, { ...(await surroundings(flags)), keepUnset: true });
    this.data(readRegular(file).toString().trimEnd());
  }
}
