import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { ZooError } from '../errors/problem.js';
import { noPictureOfStudy } from '../errors/studies.js';
import { ZooCommand } from './terminal/command.js';
import { engineFlag, pageFlags } from './terminal/flags.js';
import type { StudyFlags } from './terminal/study/open.js';

export default class PlanCommand extends ZooCommand {
  static override summary =
    'Show what a page builds and costs: graph, shapes, FLOPs, memory, steps, time; of a study, its units.';
  static override description =
    'Reads the annotation files if they exist, but no image and no weights; otherwise the figures are for the faces that will be drawn, or for 1,000 rows. Every floating-point operation of a step is counted, all passes, forward and backward; times are estimates. Errors are reported with their place, warnings after the plan.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> zoo/mtl-cross-attn.yaml',
    '<%= config.bin %> <%= command.id %> ex-fc --engine tensorflow',
    '<%= config.bin %> <%= command.id %> ex-fc --format svg > ex-fc.svg',
  ];
  static override args = {
    page: Args.string({ description: 'Page or study file, or the name of one in the zoo.', required: true }),
  };
  static override flags = {
    ...pageFlags,
    ...engineFlag,
    format: Flags.option({
      description:
        'Output format: text, JSON, a mermaid flowchart, an SVG picture; or only errors, as SARIF.',
      options: ['text', 'json', 'mermaid', 'svg', 'sarif'] as const,
      default: 'text',
    })(),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(PlanCommand);
    const { pageOrStudy } = await import('./terminal/study/load.js');
    const { openPage } = await import('../run/page/open.js');
    const { costOf } = await import('../run/page/cost.js');
    const request = { page: args.page, ...flags, keepUnset: true };
    const { study, context } = await pageOrStudy(request, flags);
    if (study !== undefined) return this.#study(args.page, flags);
    const open = openPage(request, context);
    const { cost, warnings } = await costOf(open, flags.engine, context);
    const { showPlan } = await import('./terminal/plan.js');
    this.log(await showPlan(flags.format, { ...open, cost, warnings }, this.config.version));
  }

  /** The units of a study, with the cost of each. */
  async #study(page: string, flags: Omit<StudyFlags, 'page' | 'looks'> & { format: string }) {
    if (flags.format !== 'text' && flags.format !== 'json')
      throw new ZooError(noPictureOfStudy(page, flags.format));
    const { openStudy } = await import('./terminal/study/open.js');
    const { list } = await import('./terminal/study/steps.js');
    const say = {
      log: (text: string) => (flags.format === 'text' ? this.log(text) : undefined),
      note: (text: string) => this.logToStderr(text),
    };
    const events = await this.openEvents();
    const listed = await list(
      await openStudy({ ...flags, page, looks: true }, events, say),
      events,
      say,
      false,
    );
    if (flags.format === 'json') this.log(JSON.stringify(listed, null, 2));
  }
}
