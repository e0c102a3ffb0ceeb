import { Flags } from '@oclif/core';
import { ZooCommand } from './terminal/command.js';
import { surroundings } from './terminal/surroundings.js';

export default class Docs extends ZooCommand {
  static override summary = 'Write the reference of every part, error and command.';
  static override description =
    `For a checkout of the repository: docs/reference is written from the schemas, the docstrings of the
sources, the sentences of src/errors and the commands themselves.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --check',
  ];
  static override flags = {
    check: Flags.boolean({ description: 'Write nothing; fail where the reference is stale.' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Docs);
    const { writeReference } = await import('../run/write-reference.js');
    const changed = await writeReference(
      this.config.root,
      this.config.commands,
      await surroundings({}),
      flags,
    );
    for (const file of changed) this.log(`${file}`);
    this.log(changed.length === 0 ? 'the reference is up to date' : `${changed.length} files written`);
  }
}
