import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { EXIT, type Problem, ZooError } from '../errors/problem.js';
import { validateStudy } from '../many/validate.js';
import { type CheckedPage, problemsOfAll } from '../run/page/several.js';
import { validatePage } from '../run/page/validate.js';
import { ZooCommand } from './terminal/command.js';
import { pageFlags } from './terminal/flags.js';
import { pageOrStudy } from './terminal/study/load.js';

export default class Validate extends ZooCommand {
  static override summary = 'Check pages and studies: every key, value, name and shape, under every profile.';
  static override description =
    'For a study, checks the page of every variant. Reads no image, loads no weights and needs no data set; weights, model and vector files that a page names must exist. Prints "ok" for each valid page, then every error of the others, once, with its place. Exits with 2 if there are any.';
  static override examples = [
    '<%= config.bin %> validate zoo/*.yaml',
    '<%= config.bin %> validate my-page.yaml --profile demo',
  ];
  static override strict = false;
  static override args = {
    page: Args.string({ description: 'Pages or studies: files, or names of the zoo.', required: true }),
  };
  static override flags = {
    ...pageFlags,
    profile: Flags.string({
      description: 'Check the page under this profile only; "paper" is the page as it stands.',
      helpValue: 'NAME',
    }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Validate);
    const checked: CheckedPage[] = [];
    for (const page of argv as string[]) {
      const request = { page, profile: flags.profile, set: flags.set };
      const problems = await this.#problemsOf(async () => {
        const { study, context } = await pageOrStudy(request, flags);
        if (study === undefined) validatePage(request, context);
        else validateStudy(study, request, context);
      });
      checked.push({ page, problems });
      if (flags.format === 'text' && problems.length === 0) this.log(`ok  ${page}`);
    }
    const wrong = problemsOfAll(checked);
    if (flags.format === 'text' && wrong.length > 0) {
      const { formatProblems } = await import('../schema/frame.js');
      this.log(formatProblems(wrong, flags.set));
    }
    if (flags.format === 'json') this.log(JSON.stringify(checked, null, 2));
    if (flags.format === 'sarif') {
      const { sarif } = await import('../schema/sarif.js');
      this.log(JSON.stringify(sarif(wrong, this.config.version), null, 2));
    }
    if (wrong.length > 0) this.exit(EXIT.usage);
  }

  async #problemsOf(validate: () => Promise<void>): Promise<readonly Problem[]> {
    try {
      await validate();
      return [];
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      this.trace(error.cause);
      return error.problems;
    }
  }
}
