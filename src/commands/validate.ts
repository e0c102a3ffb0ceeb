import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { EXIT, type Problem, ZooError } from '../errors/problem.js';
import { ZooCommand } from './terminal/command.js';
import { pageFlags } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

/** zoo validate: are these pages sound? */
export default class Validate extends ZooCommand {
  static override summary = 'Check pages: every key, value, name and shape, under every profile.';
  static override description =
    'Reads no image, loads no weights and needs no data set. Prints "ok" for each sound page; for the others all that is wrong, each with its place. Exits with 2 when there was anything.';
  static override examples = [
    '<%= config.bin %> validate zoo/*.yaml',
    '<%= config.bin %> validate my-page.yaml --profile demo',
  ];
  static override strict = false;
  static override args = {
    page: Args.string({ description: 'Page files, or names of pages of the zoo.', required: true }),
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
    const { validatePage } = await import('../run/page/validate.js');
    const { formatProblems } = await import('../schema/frame.js');
    const checked: { page: string; problems: readonly Problem[] }[] = [];
    for (const page of argv as string[]) {
      const request = { page, profile: flags.profile, set: flags.set };
      const problems = await problemsOf(async () =>
        validatePage(request, await surroundings(flags, [request])),
      );
      checked.push({ page, problems });
      if (flags.format !== 'text') continue;
      this.log(problems.length === 0 ? `ok  ${page}` : formatProblems(problems, flags.set));
    }
    const wrong = checked.flatMap(({ problems }) => problems);
    if (flags.format === 'json') this.log(JSON.stringify(checked, null, 2));
    if (flags.format === 'sarif') {
      const { sarif } = await import('../schema/sarif.js');
      this.log(JSON.stringify(sarif(wrong, this.config.version), null, 2));
    }
    if (wrong.length > 0) this.exit(EXIT.usage);
  }
}

async function problemsOf(validate: () => Promise<void>): Promise<readonly Problem[]> {
  try {
    await validate();
    return [];
  } catch (error) {
    if (error instanceof ZooError) return error.problems;
    throw error;
  }
}
