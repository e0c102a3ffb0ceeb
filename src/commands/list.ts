import * as Args from '@oclif/core/args';
import { EXIT } from '../errors/problem.js';
import type { ZooEntry } from '../zoo/pages.js';
import { ZooCommand } from './terminal/command.js';
import { pluginFlag } from './terminal/flags.js';
import { permission, surroundings } from './terminal/surroundings.js';

/** zoo list: which pages are there? */
export default class List extends ZooCommand {
  static override summary = 'List the pages of the zoo.';
  static override description =
    `For every page: the row of the paper that it repeats, the paper's numbers on the validation set of
the licensed data (%), what you bring to run it as written, and whether its demo runs as it is.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    "<%= config.bin %> <%= command.id %> 'mtl-*' 'ex-*'",
    '<%= config.bin %> <%= command.id %> --json',
  ];
  static override strict = false;
  static override enableJsonFlag = true;
  static override args = {
    pattern: Args.string({ description: 'Names of pages; * stands for any text, ? for one character.' }),
  };
  static override flags = pluginFlag;

  async run(): Promise<readonly ZooEntry[]> {
    const { argv, flags } = await this.parse(List);
    const { zoo, cache, library } = await surroundings(flags);
    const [{ listPages }, { readPapers }, { zooText }, { readPage }, { formatTable }, { missingPlugins }] =
      await Promise.all([
        import('../zoo/pages.js'),
        import('../zoo/papers.js'),
        import('../zoo/table.js'),
        import('../spec/read.js'),
        import('./terminal/table.js'),
        import('../run/plugins.js'),
      ]);
    const read = (file: string, profile?: string) =>
      readPage(file, { env: {}, cache, library, keepUnset: true, profile });
    const { entries, problems } = listPages(library, readPapers(zoo), read, argv as string[]);
    this.log(formatTable(zooText(entries)));
    await this.remark([...missingPlugins(permission(flags)), ...problems]);
    if (problems.length > 0) process.exitCode = EXIT.usage;
    return entries;
  }
}
