import * as Args from '@oclif/core/args';
import type { Difference } from '../spec/difference.js';
import { ZooCommand } from './terminal/command.js';
import { pageFlags } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

export default class Diff extends ZooCommand {
  static override summary = 'Compare two pages by their resolved values.';
  static override description =
    `Compares every value after extends, profile, --set and defaults, except name, title, description and reproduces. One
line per path: "~ path  a -> b", "- path  a" if only the first has it, "+ path  b" if only the second does. A change
that all stages inherit from training is shown once. Exits with 0 if the pages are the same, 1 if not.`;
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> mtl-no-attention mtl-cross-attn',
    '<%= config.bin %> <%= command.id %> ex-fc my-page.yaml --profile demo',
    '<%= config.bin %> <%= command.id %> runs/first/page.yaml runs/second/page.yaml --json',
  ];
  static override args = {
    first: Args.string({ description: 'Page file, or the name of a page of the zoo.', required: true }),
    second: Args.string({ description: 'Page to compare with.', required: true }),
  };
  static override flags = pageFlags;

  async run(): Promise<readonly Difference[]> {
    const { args, flags } = await this.parse(Diff);
    const { allOf } = await import('../run/page/check.js');
    const { openPage } = await import('../run/page/open.js');
    const { differences } = await import('../spec/difference.js');
    const asked = [args.first, args.second].map((page) => ({
      page,
      profile: flags.profile ?? 'paper',
      set: flags.set,
      keepUnset: true,
      elsewhere: true,
    }));
    const context = await surroundings(flags, asked);
    const [first, second] = allOf(asked.map((one) => () => openPage(one, context).page));
    const found = differences(first!, second!);
    for (const difference of found) this.log(lineOf(difference));
    process.exitCode = found.length > 0 ? 1 : 0;
    return found;
  }
}

function lineOf({ path, before, after }: Difference): string {
  if (before === undefined) return `+ ${path}  ${JSON.stringify(after)}`;
  if (after === undefined) return `- ${path}  ${JSON.stringify(before)}`;
  return `~ ${path}  ${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
}
