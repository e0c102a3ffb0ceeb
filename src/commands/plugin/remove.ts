import * as Args from '@oclif/core/args';
import { ZooCommand } from '../terminal/command.js';

export default class PluginRemove extends ZooCommand {
  static override summary = "Revoke a plugin's permission in this folder.";
  static override description =
    'Removes it from package.json. The package stays installed: npm uninstall NAME removes that.';
  static override examples = ['<%= config.bin %> <%= command.id %> gated'];
  static override args = {
    plugin: Args.string({ description: 'Plugin, by its name or as in package.json.', required: true }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(PluginRemove);
    const { forgetPlugin } = await import('../../tools/plugin/allow.js');
    forgetPlugin(args.plugin, process.cwd());
    this.log(`${args.plugin} is no longer allowed here.`);
  }
}
