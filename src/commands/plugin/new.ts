import { relative } from 'node:path';
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { NewPlugin } from '../../tools/plugin/new.js';
import { ZooCommand } from '../terminal/command.js';
import { surroundings } from '../terminal/surroundings.js';

/** zoo plugin new: where does a part of my own begin? */
export default class PluginNew extends ZooCommand {
  static override summary = 'Make a plugin: a package with a part that works, to be changed into your own.';
  static override description =
    `TypeScript, the JSON Schema of its options, a test with numbers by hand, a page that trains it, a README.
Then, in the folder that you work in:
npx zoo plugin build ./NAME; npx zoo plugin test ./NAME; npx zoo plugin add ./NAME; npx zoo run NAME-demo`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> mine',
    '<%= config.bin %> <%= command.id %> @me/losses --shelf losses --part focal',
    '<%= config.bin %> <%= command.id %> my-photos --shelf datasets',
  ];
  static override enableJsonFlag = true;
  static override args = {
    name: Args.string({ description: 'Name of the package.', required: true }),
  };
  static override flags = {
    shelf: Flags.option({
      description: 'What its part is.',
      options: [
        ...(['backbones', 'heads', 'losses', 'balancers', 'optimizers', 'gradients'] as const),
        ...(['schedules', 'metrics', 'datasets', 'aligners', 'trackers'] as const),
      ],
      default: 'heads' as const,
    })(),
    part: Flags.string({ description: 'Name of its part; absent: that of the sample.' }),
    out: Flags.string({ description: 'Folder to make; absent: ./NAME.', helpValue: 'DIR' }),
  };

  async run(): Promise<NewPlugin> {
    const { args, flags } = await this.parse(PluginNew);
    const { newPlugin } = await import('../../tools/plugin/new.js');
    const folder = flags.out ?? args.name.split('/').at(-1)!;
    const { version: zoo } = await surroundings({});
    const made = await newPlugin({ plugin: args.name, part: flags.part, shelf: flags.shelf, folder, zoo });
    const here = `./${relative(process.cwd(), folder)}`;
    for (const file of made.files) this.log(`wrote ${here}/${file}`);
    this.log('\nNext:');
    for (const step of [
      `plugin build ${here}`,
      `plugin test ${here}`,
      `plugin add ${here}`,
      `run ${made.page}`,
    ]) {
      this.log(`  npx zoo ${step}`);
    }
    return made;
  }
}
