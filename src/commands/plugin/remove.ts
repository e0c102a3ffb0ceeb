import * as Args from '@oclif/core/args';
import { ZooCommand } from '../terminal/command.js';

/** zoo plugin remove: may this plugin run here no more? */
export default class PluginRemove extends ZooCommand {
  static override summary = 'Allow a plugin in this folder no more.';
  static override description =
    'Takes it out of package.json. The package stays installed: npm uninstall NAME removes that.';
  static override examples = ['<%= config.bin %> <%= command.id %> gated'];
  static override args = {
    plugin: Args.string({ description: 'Its name, or as package.json lists it.', required: true }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(PluginRemove);
    const { forgetPlugin } = await import('../../tools/plugin/allow.js');
    forgetPlugin(args.plugin, process.cwd());
    this.log(`${args.plugin} may not run here any more.`);
  }
}
