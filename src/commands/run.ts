import { existsSync } from 'node:fs';
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { EngineName } from '../engine/engine.js';
import { missingArgument, resumedAsBegun } from '../errors/commands.js';
import { ZooError } from '../errors/problem.js';
import { Interrupted } from '../errors/train.js';
import type { Comparison } from '../many/compare.js';
import type { PlannedRun } from '../many/execute.js';
import type { Compared } from '../many/leave.js';
import type { RunRecord } from '../report/record.js';
import type { OpenPage } from '../run/page/open.js';
import type { WhereTo } from '../run/record/place.js';
import type { RunEvents, Surroundings } from '../run/surroundings.js';
import { ZooCommand } from './terminal/command.js';
import { fetchFlag, imagesFlag, keptEngineFlag, pageFlags } from './terminal/flags.js';
import { seedsOf } from './terminal/seeds.js';
import { type Allowing, allowingWords, surroundings } from './terminal/surroundings.js';

export default class Run extends ZooCommand {
  static override summary = 'Train and evaluate pages.';
  static override description =
    `A run reads the page, draws or reads its data, computes frozen outputs once, trains the stages in
order and leaves a folder with the resolved page, the environment, metrics per epoch, checkpoints,
predictions and report.html. If the data set that a page names is missing, its demo profile
runs on drawn faces, and says so. After Ctrl-C, --resume continues the run.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> zoo/mtl-cross-attn.yaml',
    '<%= config.bin %> <%= command.id %> ex-fc ex-cross-attn --seeds 1,2,3,4,5',
    '<%= config.bin %> <%= command.id %> zoo/mtl-cross-attn.yaml --set stages.ex.epochs=2 --out runs/quick',
    '<%= config.bin %> <%= command.id %> --resume runs/mtl-cross-attn-demo',
    '<%= config.bin %> <%= command.id %> ex-fc ex-cross-attn --seeds 1,2,3,4,5 --resume runs',
  ];
  static override enableJsonFlag = true;
  static override strict = false;
  static override args = {
    page: Args.string({ description: 'Page file, or the name of a page of the zoo.' }),
  };
  static override flags = {
    ...pageFlags,
    ...fetchFlag,
    ...keptEngineFlag,
    ...imagesFlag,
    seed: Flags.integer({
      description: 'Seed of all random numbers. Default: that of the page.',
      min: 0,
    }),
    seeds: Flags.string({
      description: 'Run every page with each of these seeds: 1,2,3.',
      exclusive: ['seed'],
    }),
    out: Flags.string({
      description: 'Folder of the run, or of several runs.',
      helpValue: 'DIR',
    }),
    rows: Flags.integer({
      description: 'Use at most this many rows of each split, spread evenly, to try a page.',
      min: 2,
    }),
    force: Flags.boolean({
      description:
        'Start in a folder that is not empty. An earlier run there is replaced; other files are kept, and renamed if they are in the way.',
      exclusive: ['resume'],
    }),
    resume: Flags.string({
      description: 'Continue the run in this folder or, if pages are named, their unfinished runs in it.',
      helpValue: 'DIR',
      exclusive: ['out'],
    }),
    'accept-changes': Flags.boolean({
      description:
        'Resume even if the page, data, weights or programs have changed since the run started; the record says so.',
      dependsOn: ['resume'],
    }),
    'dry-run': Flags.boolean({ description: 'Check and plan the pages, and stop before any data is read.' }),
  };

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(Run);
    const pages = argv as string[];
    const { isRun } = await import('../run/record/files.js');
    if (flags.resume !== undefined && (pages.length === 0 || isRun(flags.resume))) {
      const changes = ['set', 'profile', 'seed', 'seeds', 'rows'].filter((flag) => flag in flags);
      const given = [...pages, ...changes.map((flag) => `--${flag}`)];
      if (given.length > 0) throw new ZooError(resumedAsBegun(flags.resume, given));
      return this.#continue(flags.resume, flags);
    }
    if (pages.length === 0)
      throw new ZooError(missingArgument('zoo run', 'page', 'such as zoo/mtl-cross-attn.yaml'));
    const seeds = flags.seeds === undefined ? [flags.seed] : seedsOf(flags.seeds);
    const { openPage, openPageToRun } = await import('../run/page/open.js');
    const { openEach } = await import('../run/page/several.js');
    const { requestsOf } = await import('../many/requests.js');
    const requests = requestsOf(pages, seeds, flags);
    const context = await surroundings(flags, requests);
    if (flags['dry-run']) {
      const open = await openEach(requests, (request) => openPage(request, context));
      return this.#printPlans(open, flags, context);
    }
    const events = await this.openEvents();
    const open = await openEach(requests, (request) => openPageToRun(request, context, events));
    return this.#runAll(open, context, events, flags);
  }

  /** Continues the run in a folder, with the settings that it started with. */
  async #continue(folder: string, flags: RunFlags & { readonly format: string }): Promise<Comparison> {
    const { openSource, pageOf } = await import('../run/evaluate.js');
    const { runEnvironment } = await import('../run/record/saved.js');
    const events = await this.openEvents();
    const context = await surroundings(flags, [pageOf({ run: folder })]);
    const open = await openSource({ run: folder }, context, events);
    const { rows } = runEnvironment(folder);
    return this.#runAll([open], context, events, { ...flags, rows, folder });
  }

  async #runAll(
    open: readonly OpenPage[],
    context: Surroundings,
    events: RunEvents,
    flags: RunFlags,
  ): Promise<Comparison> {
    const { executeHere } = await import('../many/execute.js');
    const { folderOf } = await import('../run/record/place.js');
    const start = flags.resume === undefined ? 'new' : flags.folder === undefined ? 'either' : 'continue';
    const runs = open.map(
      (page): PlannedRun => ({ open: page, folder: () => folderOf(page, open.length > 1, flags), start }),
    );
    const { engine, rows, images, force, 'accept-changes': acceptChanges } = flags;
    const settings = { engine, rows, images, force, acceptChanges };
    const finished = await executeHere(runs, settings, context, events, {
      starting: ({ open }, folder) => this.#announce(open, folder),
      finished: ({ record, folder }) =>
        runs.length > 1 ? this.#printBrief(record, folder) : this.#printScores(record, folder),
      failed: (folder, error) => {
        if (error instanceof Interrupted) events.note(`Stopped. ${howToGoOn(folder, open.length, flags)}`);
      },
    });
    const { compared } = await import('../many/leave.js');
    const { rowsDiffer } = await import('../many/gather.js');
    const all = compared(finished, rowsDiffer(finished));
    if (runs.length > 1) await this.#leaveComparison(all, flags);
    return all.comparison;
  }

  #announce({ notes, plan, page, profile }: OpenPage, folder: string): void {
    for (const note of notes) this.logToStderr(note);
    this.logToStderr(`${plan.name}${profile ? `, profile ${profile}` : ''}, seed ${page.seed} -> ${folder}`);
  }

  async #printScores(record: RunRecord, folder: string): Promise<void> {
    const { scoreText } = await import('../report/score-table.js');
    const { formatTable } = await import('./terminal/table.js');
    this.log(formatTable(scoreText(record)));
    if (existsSync(`${folder}/report.html`)) this.log(`\n${folder}/report.html`);
  }

  /** One line for each of several runs; a table of all follows, and each run's report has the details. */
  async #printBrief(record: RunRecord, folder: string): Promise<void> {
    const { writingOf } = await import('../report/score-table.js');
    const scores = Object.entries(record.scores).map(
      ([name, { value }]) => `${name} ${writingOf(record, name).score(value)}`,
    );
    this.log(`${folder}: ${scores.join(', ')}`);
  }

  async #leaveComparison(all: Compared, { resume, out = 'runs' }: RunFlags): Promise<void> {
    const { leaveComparison } = await import('../many/leave.js');
    const { comparedText } = await import('./terminal/compared.js');
    for (const note of all.notes) this.logToStderr(note);
    this.log(`\n${comparedText(all)}`);
    this.log(`\n${leaveComparison(resume ?? out, all)}`);
  }

  async #printPlans(
    open: readonly OpenPage[],
    { engine = 'auto', rows }: RunFlags,
    context: Surroundings,
  ): Promise<void> {
    const { costOf } = await import('../run/page/cost.js');
    const { planText } = await import('./terminal/plan.js');
    for (const one of open)
      this.log(`${await planText({ ...one, ...(await costOf(one, engine, context, rows)) })}\n`);
  }
}

interface RunFlags extends WhereTo, Allowing {
  readonly engine?: 'auto' | EngineName | undefined;
  readonly images?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly 'accept-changes'?: boolean | undefined;
}

/** The command that continues a stopped run, with the same permissions. */
function howToGoOn(folder: string, runs: number, flags: RunFlags): string {
  const { resume, out = 'runs' } = flags;
  if (runs > 1) return `Continue with the same pages and flags, and --resume ${resume ?? out}`;
  const words = ['zoo run --resume', folder, ...allowingWords(flags)];
  return `Continue with: ${words.join(' ')}`;
}
