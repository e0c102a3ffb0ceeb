import { relative } from 'node:path';
import * as Args from '@oclif/core/args';
import type { PartSource } from '../../tools/plugin/which.js';
import { ZooCommand } from '../terminal/command.js';
import { pluginFlag } from '../terminal/flags.js';
import { permission, surroundings } from '../terminal/surroundings.js';

export default class PluginWhich extends ZooCommand {
  static override summary = 'Print where a part is defined: file:line.';
  static override description =
    'Finds built-in parts and parts of allowed plugins. Prints the source if it exists, otherwise the compiled file.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> heads.anfl-gcn',
    '<%= config.bin %> <%= command.id %> heads.gated/gated-fusion --plugin plugins/gated',
  ];
  static override enableJsonFlag = true;
  static override args = {
    part: Args.string({ description: 'Part, as SHELF.NAME.', required: true }),
  };
  static override flags = pluginFlag;

  async run(): Promise<PartSource> {
    const { args, flags } = await this.parse(PluginWhich);
    const { whichPart } = await import('../../tools/plugin/which.js');
    const { source, broken } = await whichPart(
      args.part,
      await surroundings(flags),
      this.config.root,
      permission(flags),
    );
    await this.remark(broken);
    this.log(`${relative(process.cwd(), source.file)}:${source.line}`);
    return source;
  }
}
