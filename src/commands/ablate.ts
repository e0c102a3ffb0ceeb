import type { Interfaces } from '@oclif/core';
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { temporaryFailure } from '../errors/files.js';
import { schema as here } from '../generated/executors/here.js';
import { schema as slurm } from '../generated/executors/slurm.js';
import type { PartSchema } from '../part.js';
import { ZooCommand } from './terminal/command.js';
import { engineFlag, fetchFlag, imagesFlag, pageFlags } from './terminal/flags.js';

/** Other actions of `zoo ablate` than running a study; one at a time. */
const steps = ['dry-run', 'status', 'fill', 'unit', 'report', 'cancel'];
const onlyOne = (flag: string) => ({ exclusive: steps.filter((other) => other !== flag) });

const optionsOf = ({ properties }: PartSchema): string =>
  Object.keys(properties as object)
    .filter((name) => name !== 'type')
    .join(', ');

export default class Ablate extends ZooCommand {
  static override summary = 'Run a study: variants of a page over several seeds, compared with each other.';
  static override description =
    `A study file lists the variants, seeds and comparisons. Without one, --vary lists values of a page, one change at a
time: the page as written and each variant run with every seed, and each variant is compared with the page. The result
is a table of means, paired differences with intervals, and tests. Run again, the command continues: finished runs
are not repeated, stopped ones are resumed, failed ones are tried again. If a run fails, the others still
run.
All units of a study run on one engine, which is recorded in the study's folder.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> table-2',
    '<%= config.bin %> <%= command.id %> ex-cross-attn --vary training.gradient.rho=0.02,0.1 --seeds 8',
    '<%= config.bin %> <%= command.id %> my.yaml --vary training.batch=32,128 --vary heads.ex.dropout=0,0.5 --dry-run',
    '<%= config.bin %> <%= command.id %> ex-fc --vary training.batch=32 --workers 2',
  ];
  static override enableJsonFlag = true;
  static override args = {
    page: Args.string({
      description: 'Study file, or page whose values --vary lists; or the name of one in the zoo.',
      required: true,
    }),
  };
  static override flags = {
    ...pageFlags,
    ...fetchFlag,
    ...engineFlag,
    ...imagesFlag,
    vary: Flags.string({
      description: 'Value to vary, and its values: PATH=VALUE,VALUE. May be given several times.',
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'PATH=VALUES',
    }),
    seeds: Flags.string({
      description: 'Number of seeds, counted from 1, or a list: 1,5,7. Default: those of the study, or 6.',
    }),
    metric: Flags.string({
      description: 'Metric to test. Default: that of the study, or the last one of the page.',
      helpValue: 'NAME',
    }),
    out: Flags.string({
      description: 'Folder of the study. Default: runs/<study>, or runs/ablate-<page>.',
      helpValue: 'DIR',
    }),
    rows: Flags.integer({
      description: 'Use at most this many rows of each split, spread evenly.',
      min: 2,
    }),
    executor: Flags.string({
      description:
        'Where the units run: here, slurm, or PLUGIN/NAME of a plugin. Default: that of your configuration, or here.',
      helpValue: 'NAME',
    }),
    with: Flags.string({
      description: `Option of the executor: NAME=VALUE. May be given several times. here: ${optionsOf(here)}; slurm: ${optionsOf(slurm)}.`,
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'NAME=VALUE',
    }),
    workers: Flags.integer({
      description: 'Run this many units at a time, each in its own process: --with workers=N.',
      min: 1,
    }),
    'dry-run': Flags.boolean({
      description:
        'List the units, their state and their steps, and what the executor would submit; then stop.',
      ...onlyOne('dry-run'),
    }),
    status: Flags.boolean({
      description: 'Show the state of the units, from their folders alone.',
      ...onlyOne('status'),
    }),
    fill: Flags.boolean({
      description: 'Only compute the outputs of frozen backbones, which the units share.',
      ...onlyOne('fill'),
    }),
    unit: Flags.string({
      description: 'Only run this unit: its number, or its address.',
      helpValue: 'UNIT',
      ...onlyOne('unit'),
    }),
    report: Flags.boolean({
      description: 'Only write the tables of the units that have finished, and name the others.',
      ...onlyOne('report'),
    }),
    cancel: Flags.boolean({
      description: 'Stop the units that an executor runs elsewhere.',
      ...onlyOne('cancel'),
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Ablate);
    try {
      return await this.#carryOut(args.page, flags);
    } catch (error) {
      // A scheduler runs these steps, and repeats them if the disk caused the error.
      throw flags.fill || flags.unit !== undefined ? temporaryFailure(error) : error;
    }
  }

  async #carryOut(page: string, flags: AblateFlags): Promise<unknown> {
    const { openStudy } = await import('./terminal/study/open.js');
    const steps = await import('./terminal/study/steps.js');
    const { createStudyProgress } = await import('./terminal/study/progress.js');
    const isStep = flags.fill || flags.unit !== undefined;
    const display = isStep ? undefined : await this.openEventsOn(createStudyProgress);
    const events = display ?? (await this.openEvents());
    const say = { log: (text: string) => this.log(text), note: (text: string) => this.logToStderr(text) };
    const looks = flags['dry-run'] || flags.status || flags.report || flags.cancel;
    const opened = await openStudy({ ...flags, page, looks }, events, say);
    if (flags['dry-run']) return steps.list(opened, events, say);
    if (flags.status) return steps.status(opened, events, say);
    if (flags.cancel) return steps.cancel(opened, events, say);
    if (flags.fill) return steps.fill(opened, events);
    if (flags.unit !== undefined) return steps.runOne(opened, flags.unit, events, say);
    if (display && !flags.report && !(await steps.execute(opened, display, say))) return opened.units.length;
    return steps.report(opened, say);
  }
}

type AblateFlags = Interfaces.InferredFlags<typeof Ablate.flags>;
