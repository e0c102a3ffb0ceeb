import * as Args from '@oclif/core/args';
import { ZooCommand } from '../terminal/command.js';
import { schemaFileLine } from '../terminal/schema-file.js';

export default class PluginAdd extends ZooCommand {
  static override summary = 'Allow a plugin permanently in this folder.';
  static override description =
    `Writes it into package.json: "zoo": { "plugins": [...] }, once it has been loaded and checked. Install a package
first (npm install NAME); write a folder with a slash. Allow only plugins that you trust: they can do whatever you
can. A zoo.schema.json in this folder that zoo schema wrote is updated.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> gated',
    '<%= config.bin %> <%= command.id %> ./plugins/mine',
  ];
  static override enableJsonFlag = true;
  static override args = {
    plugin: Args.string({ description: 'Name of an installed package, or a folder.', required: true }),
  };

  async run(): Promise<{ readonly name: string; readonly parts: readonly string[] }> {
    const { args } = await this.parse(PluginAdd);
    const { allowPlugin } = await import('../../tools/plugin/allow.js');
    const { name, version, parts } = await allowPlugin(args.plugin, process.cwd());
    const brought = parts.map((part) => `${part.shelf}.${part.name}`);
    this.log(`${name} ${version} may run here. It adds ${brought.join(', ')}.`);
    this.log(`To use it in a page, write plugins: [${name.startsWith('@') ? `"${name}"` : name}]`);
    const line = await schemaFileLine();
    if (line !== undefined) this.log(line);
    return { name, parts: brought };
  }
}
