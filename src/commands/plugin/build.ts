import { resolve } from 'node:path';
import * as Args from '@oclif/core/args';
import { ZooCommand } from '../terminal/command.js';
import { schemaFileLine } from '../terminal/schema-file.js';

export default class PluginBuild extends ZooCommand {
  static override summary = "Build a plugin's TypeScript.";
  static override description =
    `Writes the types of its options from schemas/ into src/generated, then compiles with its tsconfig.json.
The compiler is included; tsc also works for the second step. A zoo.schema.json in this folder that zoo schema wrote
is updated, if the plugin is allowed here.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> ./mine',
  ];
  static override args = {
    folder: Args.string({ description: 'Folder of the plugin.', default: '.' }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(PluginBuild);
    const { buildPlugin } = await import('../../tools/plugin/new.js');
    const written = await buildPlugin(resolve(args.folder), this.config.root);
    for (const file of written) this.log(`wrote ${file}`);
    this.log(`built ${args.folder}`);
    const line = await schemaFileLine();
    if (line !== undefined) this.log(line);
  }
}
