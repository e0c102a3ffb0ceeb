import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { mappings } from '../../weights/mapping/mappings.js';
import { ZooCommand } from '../terminal/command.js';
import { fetchFlag } from '../terminal/flags.js';
import { surroundings } from '../terminal/surroundings.js';

export default class WeightsImport extends ZooCommand {
  static override summary = "Convert a weights file from another tool to zoo's names and layout.";
  static override description =
    `Lists what was imported, what was left out and why. A page may also name the original file, which is mapped in the same way.

Mappings:

${mappings.map(({ name, what }) => `- ${name}: ${what}`).join('\n')}`;
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> enet_b0_8_best_vgaf.pt --as hsemotion --out vgaf.safetensors',
    '<%= config.bin %> <%= command.id %> checkpoint.pth --out authors.safetensors --list',
  ];
  static override args = {
    file: Args.string({ description: 'Path, URL, or name of the catalog.', required: true }),
  };
  static override flags = {
    ...fetchFlag,
    as: Flags.string({
      description: 'Mapping. Default: the one that matches the names in the file.',
      helpValue: 'MAPPING',
    }),
    out: Flags.string({ description: 'File to write (safetensors).', helpValue: 'FILE', required: true }),
    list: Flags.boolean({ description: 'Also list every imported array.' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(WeightsImport);
    const { importWeights } = await import('../../weights/import.js');
    const { importedText } = await import('../terminal/weights.js');
    const context = await surroundings(flags);
    const imported = await importWeights(args.file, flags.out, flags.as, context, await this.openEvents());
    this.log(importedText(flags.out, imported, flags.list));
    return { out: flags.out, ...imported, mapping: imported.mapping.name };
  }
}
