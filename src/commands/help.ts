import * as Args from '@oclif/core/args';
import { ZooCommand } from './terminal/command.js';

export default class Help extends ZooCommand {
  static override summary = 'Print help for zoo or a command.';
  static override description = 'The same as --help.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> run',
    '<%= config.bin %> <%= command.id %> plugin new',
  ];
  static override strict = false;
  static override args = {
    command: Args.string({
      description: 'A command of one word or two: run, plugin new. Default: list all.',
    }),
  };

  async run(): Promise<void> {
    const { argv } = await this.parse(Help);
    const { loadHelpClass } = await import('@oclif/core');
    const { noSuchCommand } = await import('../errors/commands.js');
    const { ZooError } = await import('../errors/problem.js');
    const words = argv.map(String);
    const id = words.join(':');
    const known = [...this.config.commandIDs, ...this.config.topics.map(({ name }) => name)];
    if (id !== '' && !known.includes(id))
      throw new ZooError(
        noSuchCommand(
          words.join(' '),
          known.map((name) => name.replaceAll(':', ' ')),
        ),
      );
    const HelpPages = await loadHelpClass(this.config);
    await new HelpPages(
      this.config,
      this.config.pjson.oclif.helpOptions ?? this.config.pjson.helpOptions,
    ).showHelp([id]);
  }
}
