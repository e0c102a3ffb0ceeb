import * as Args from '@oclif/core/args';
import { EXIT } from '../errors/problem.js';
import type { StudyEntry } from '../many/list.js';
import type { ZooEntry } from '../zoo/pages.js';
import { ZooCommand } from './terminal/command.js';
import { pluginFlag } from './terminal/flags.js';
import { permission, surroundings } from './terminal/surroundings.js';

export default class List extends ZooCommand {
  static override summary = 'List the pages and studies of the zoo.';
  static override description =
    `Prints for each page the paper and row that it reproduces; whether its details were read in the paper or its authors'
code, or recalled without reading; the paper's numbers on the validation set of the licensed data (%); what you
need to run it as written, and whether its demo needs anything. Then the studies for zoo ablate.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    "<%= config.bin %> <%= command.id %> 'mtl-*' 'ex-*'",
    '<%= config.bin %> <%= command.id %> --json',
  ];
  static override strict = false;
  static override enableJsonFlag = true;
  static override args = {
    pattern: Args.string({
      description: 'Names of pages or studies; * stands for any text, ? for one character.',
    }),
  };
  static override flags = pluginFlag;

  async run(): Promise<readonly (ZooEntry | StudyEntry)[]> {
    const { argv, flags } = await this.parse(List);
    const { zoo, cache, library } = await surroundings(flags);
    const [
      { listPages },
      { readPapers },
      { zooText },
      { readPage },
      { formatTable },
      { missingPlugins },
      { listStudies, studiesText, studyNames },
    ] = await Promise.all([
      import('../zoo/pages.js'),
      import('../zoo/papers.js'),
      import('../zoo/table.js'),
      import('../spec/read.js'),
      import('./terminal/table.js'),
      import('../run/plugins.js'),
      import('../many/list.js'),
    ]);
    const read = (file: string, profile?: string) =>
      readPage(file, { env: {}, cache, library, keepUnset: true, profile });
    const { entries, problems } = listPages(
      library,
      readPapers(zoo),
      read,
      argv as string[],
      studyNames(library),
    );
    const studies = listStudies(library, argv as string[]);
    const matching = entries.length > 0 || studies.entries.length === 0;
    if (matching) this.log(formatTable(zooText(entries)));
    if (studies.entries.length > 0)
      this.log(`${matching ? '\n' : ''}${formatTable(studiesText(studies.entries))}`);
    const wrong = [...problems, ...studies.problems];
    await this.remark([...missingPlugins(permission(flags)), ...wrong]);
    if (wrong.length > 0) process.exitCode = EXIT.usage;
    return [...entries, ...studies.entries];
  }
}
