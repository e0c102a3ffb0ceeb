import * as Args from '@oclif/core/args';
import { ZooCommand } from './terminal/command.js';
import { pageFlags } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

export default class PlanCommand extends ZooCommand {
  static override summary = 'Show what a page would do: graph, shapes, parameters, FLOPs, stages.';
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> zoo/mtl-cross-attn.yaml',
    '<%= config.bin %> <%= command.id %> ex-fc --json',
  ];
  static override args = {
    page: Args.string({ description: 'Page file, or the name of a page of the zoo.', required: true }),
  };
  static override flags = pageFlags;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PlanCommand);
    const { openPage } = await import('../run/open-page.js');
    const { planText } = await import('../plan/print.js');
    const request = { page: args.page, ...flags, keepUnset: true };
    const { plan, profile, notes } = openPage(request, await surroundings(flags, [request]));
    this.log([...notes, planText(plan, profile)].join('\n'));
    return plan;
  }
}
