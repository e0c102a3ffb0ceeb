import { relative } from 'node:path';
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import * as say from '../../errors/plugin-make.js';
import { ZooError } from '../../errors/problem.js';
import type { Shelf } from '../../part.js';
import type { AddedPart } from '../../tools/plugin/add-part.js';
import type { NewPlugin } from '../../tools/plugin/new.js';
import { ZooCommand } from '../terminal/command.js';
import { surroundings } from '../terminal/surroundings.js';

export default class PluginNew extends ZooCommand {
  static override summary = 'Create a plugin with a working part, or add a part to a plugin.';
  static override description =
    `A new plugin has TypeScript, the JSON Schema of its options, a test with numbers derived by hand, a page that trains
it and a README. Then, in your working folder:
npx zoo plugin build ./NAME; npx zoo plugin test ./NAME; npx zoo plugin add ./NAME; npx zoo run NAME-demo
With --into, an existing plugin gets one more part: its schema, source and test, its place in src/index.ts and a row in
the README's table of parts. Existing files of a part are not overwritten.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> mine',
    '<%= config.bin %> <%= command.id %> @me/losses --shelf losses --part focal',
    '<%= config.bin %> <%= command.id %> my-photos --shelf datasets',
    '<%= config.bin %> <%= command.id %> --into ./mine --shelf losses --part focal',
  ];
  static override enableJsonFlag = true;
  static override args = {
    name: Args.string({ description: 'Name of the package; not with --into.' }),
  };
  static override flags = {
    shelf: Flags.option({
      description: 'Shelf of its part.',
      options: [
        ...(['backbones', 'heads', 'losses', 'balancers', 'optimizers', 'gradients'] as const),
        ...(['schedules', 'metrics', 'datasets', 'aligners', 'trackers', 'executors'] as const),
      ],
      default: 'heads' as const,
    })(),
    part: Flags.string({ description: 'Name of its part. Default: that of the sample.' }),
    into: Flags.string({
      description: 'Add the part to the plugin in this folder.',
      helpValue: 'FOLDER',
      exclusive: ['out'],
    }),
    out: Flags.string({ description: 'Folder to create. Default: ./NAME.', helpValue: 'DIR' }),
  };

  async run(): Promise<NewPlugin | AddedPart> {
    const { args, flags } = await this.parse(PluginNew);
    const { name } = args;
    if (flags.into !== undefined) {
      if (name !== undefined) throw new ZooError(say.nameAndInto());
      return this.addTo(flags.into, flags);
    }
    if (name === undefined) throw new ZooError(say.nameOrInto());
    const { newPlugin } = await import('../../tools/plugin/new.js');
    const folder = flags.out ?? name.split('/').at(-1)!;
    const { version: zoo } = await surroundings({});
    const made = await newPlugin({ plugin: name, part: flags.part, shelf: flags.shelf, folder, zoo });
    const here = fromHere(folder);
    for (const file of made.files) this.log(`wrote ${here}/${file}`);
    this.next([`plugin build ${here}`, `plugin test ${here}`, `plugin add ${here}`, `run ${made.page}`]);
    return made;
  }

  private async addTo(folder: string, asked: { shelf: Shelf; part: string | undefined }): Promise<AddedPart> {
    const { addPart } = await import('../../tools/plugin/add-part.js');
    const { version: zoo } = await surroundings({});
    const added = await addPart({ folder, shelf: asked.shelf, part: asked.part, zoo });
    const here = fromHere(folder);
    for (const file of added.written) this.log(`wrote ${here}/${file}`);
    for (const file of added.changed) this.log(`changed ${here}/${file}`);
    if (!added.changed.includes('README.md'))
      this.log('README.md has no table under "## Parts", so it was not changed.');
    this.next([`plugin build ${here}`, `plugin test ${here}`]);
    return added;
  }

  private next(steps: readonly string[]): void {
    this.log('\nNext:');
    for (const step of steps) this.log(`  npx zoo ${step}`);
  }
}

const fromHere = (folder: string): string =>
  `./${relative(process.cwd(), folder)}`
    .replaceAll('\\', '/')
    .replace(/\/$/, '')
    .replace(/^\.\/\.\./, '..');
