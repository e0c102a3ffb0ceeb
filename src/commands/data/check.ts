import { Args, Flags } from '@oclif/core';
import { EXIT } from '../../errors/problem.js';
import { ZooCommand } from '../terminal/command.js';
import { pageFlags } from '../terminal/flags.js';
import { surroundings } from '../terminal/surroundings.js';

export default class DataCheckCommand extends ZooCommand {
  static override summary = "Count the rows of a page's data set, and find errors in it.";
  static override description =
    'Reads the data set that the data section of the page names; the rest of the page may be missing. Prints rows per split and label, skipped rows with the reason, and errors: rows that cannot be used, by file and line; labels out of range; images that cannot be read; an image, a person or a video in two splits. Reads and decodes every image, unless --no-images. Exits with 2 if there is a problem; notes do not count.';
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> my-page.yaml',
    '<%= config.bin %> <%= command.id %> my-page.yaml --no-images',
    '<%= config.bin %> <%= command.id %> mtl-cross-attn --set data.root=/data/s-aff-wild2 --json > check.json',
  ];
  static override args = {
    page: Args.string({ description: 'Page file, or the name of a page of the zoo.', required: true }),
  };
  static override flags = {
    ...pageFlags,
    images: Flags.boolean({
      description: 'Read and decode every image, and compare their contents.',
      default: true,
      allowNo: true,
    }),
    most: Flags.integer({
      description: 'Places to print for each problem; --json prints all.',
      default: 10,
      min: 0,
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(DataCheckCommand);
    const { checkDataset } = await import('../../run/data/check.js');
    const { dataCheckText } = await import('../terminal/data-check.js');
    const request = { page: args.page, ...flags };
    const found = await checkDataset(request, await surroundings(flags, [request]), await this.openEvents());
    this.log(dataCheckText(found, flags.most));
    if (found.doubts.some(({ level }) => level === 'problem')) process.exitCode = EXIT.usage;
    return found;
  }
}
