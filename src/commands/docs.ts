import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { ZooCommand } from './terminal/command.js';
import { surroundings } from './terminal/surroundings.js';

/** zoo docs: what is every part, key, error and command? */
export default class Docs extends ZooCommand {
  static override summary = 'Write the reference of every part, key, error and command.';
  static override description =
    `For developers: docs/reference of a checkout, or of a plugin's folder, is written from its schemas, the docstrings
of its sources and its pages; of a checkout also from src/errors and the commands themselves.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --check',
    '<%= config.bin %> <%= command.id %> plugins/gated',
  ];
  static override args = {
    plugin: Args.string({ description: "A plugin's folder; absent: this project itself." }),
  };
  static override flags = {
    check: Flags.boolean({ description: 'Write nothing; fail where the reference is stale.' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Docs);
    const { writePluginReference, writeReference } = await import('../run/write-reference.js');
    const { root, commands } = this.config;
    const [around, how] = [await surroundings({}), { ...flags, from: process.cwd() }];
    const changed =
      args.plugin === undefined
        ? await writeReference(root, commands, around, how)
        : await writePluginReference(args.plugin, around, how);
    for (const file of changed) this.log(file);
    this.log(changed.length === 0 ? 'the reference is up to date' : `files written: ${changed.length}`);
  }
}
