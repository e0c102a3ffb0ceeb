import * as Flags from '@oclif/core/flags';
import { EXIT } from '../errors/problem.js';
import { ZooCommand } from './terminal/command.js';
import { pluginFlag } from './terminal/flags.js';
import { permission, surroundings } from './terminal/surroundings.js';

export default class Schema extends ZooCommand {
  static override summary = 'Print the JSON Schema of pages, or of studies, for editors and other programs.';
  static override description =
    `The schema has every key, part and option with its meaning and default, including those of allowed plugins.
schemas/zoo.schema.json is the same for the built-in parts alone. A page names its schema in a comment, and an editor
with a YAML language server completes, explains and checks it:
# yaml-language-server: $schema=zoo.schema.json`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> > zoo.schema.json',
    '<%= config.bin %> <%= command.id %> --part heads.anfl-gcn',
    '<%= config.bin %> <%= command.id %> --study > study.schema.json',
    '<%= config.bin %> <%= command.id %> --plugin plugins/gated > zoo.schema.json',
  ];
  static override flags = {
    ...pluginFlag,
    part: Flags.string({
      description: 'Print only the options of this part.',
      helpValue: 'SHELF.NAME',
      exclusive: ['study'],
    }),
    study: Flags.boolean({ description: 'Print the schema of study files instead.' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Schema);
    const { STUDY, schemaFor } = await import('../run/page/editor-schema.js');
    const { schema, broken } = await schemaFor(
      flags.study ? STUDY : flags.part,
      await surroundings(flags),
      permission(flags),
    );
    const { schemaText } = await import('../schema/editor.js');
    this.log(flags.part === undefined ? schemaText(schema).trimEnd() : JSON.stringify(schema, null, 2));
    await this.remark(broken);
    if (flags.part === undefined && broken.length > 0) process.exitCode = EXIT.usage;
  }
}
