import { relative, resolve } from 'node:path';
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { ZooCommand } from './terminal/command.js';
import { surroundings } from './terminal/surroundings.js';

export default class Docs extends ZooCommand {
  static override summary =
    'Write the reference of every part, key, error and command; make a site of the docs.';
  static override description =
    `For developers: docs/reference of a checkout, or of a plugin's folder, is written from its schemas, the docstrings
of its sources and its pages; of a checkout also from src/errors, the commands themselves and the zoo's results.
With --check nothing is written. It exits with 2 if a page is stale, an option, flag or error code is not explained, a
link is broken, or a command or page that a guide shows, or a page in a plugin's folder zoo, is not valid.
Pages are checked and planned with the plugins that they list, whose code runs: those of the checkout, and those whose
files a guide shows.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --check',
    '<%= config.bin %> <%= command.id %> --site site',
    '<%= config.bin %> <%= command.id %> plugins/gated',
  ];
  static override args = {
    plugin: Args.string({ description: 'Folder of a plugin. Default: this project.' }),
  };
  static override flags = {
    check: Flags.boolean({ description: 'Write nothing; fail if the docs are stale or wrong.' }),
    site: Flags.string({
      description:
        'Make a site of the guide, the reference and the plugins in this folder. It can be searched, and opens from disk.',
      helpValue: 'FOLDER',
      exclusive: ['check'],
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Docs);
    const { root, commands } = this.config;
    const from = process.cwd();
    if (flags.site !== undefined) {
      const { writeSite } = await import('../tools/docs/site.js');
      const folder = resolve(flags.site);
      const pages = await writeSite(root, folder, from);
      this.log(`${pages} pages: ${relative(from, folder)}/index.html`);
      return;
    }
    const { writePluginReference, writeReference } = await import('../tools/docs/reference.js');
    const [context, how] = [await surroundings({}), { check: flags.check, from }];
    const changed =
      args.plugin === undefined
        ? await writeReference(root, commands, context, how)
        : await writePluginReference(args.plugin, commands, context, how);
    for (const file of changed) this.log(file);
    if (flags.check) this.log('the docs are up to date and correct');
    else this.log(changed.length === 0 ? 'the reference is up to date' : `files written: ${changed.length}`);
  }
}
