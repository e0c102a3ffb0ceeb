import { Args, Flags } from '@oclif/core';
import { Interrupted } from '../errors/train.js';
import type { RunRecord } from '../report/record.js';
import type { OpenPage } from '../run/open-page.js';
import { ZooCommand } from './terminal/command.js';
import { engineFlag, pageFlags } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

export default class Run extends ZooCommand {
  static override summary = 'Train and evaluate one page or several.';
  static override description =
    `A run reads the page, draws or reads its data, computes frozen outputs once, trains the stages in
order and leaves a folder with the resolved page, the environment, metrics per epoch, checkpoints,
predictions and report.html. Where the data set that a page names is not there, its demo profile
runs on drawn faces, and says so. Ctrl-C leaves a run that --resume goes on with.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> zoo/mtl-cross-attn.yaml',
    '<%= config.bin %> <%= command.id %> ex-fc ex-cross-attn --seeds 1,2,3,4,5',
    '<%= config.bin %> <%= command.id %> zoo/mtl-cross-attn.yaml --set training.epochs=2 --out runs/quick',
    '<%= config.bin %> <%= command.id %> --resume runs/mtl-cross-attn-demo',
  ];
  static override strict = false;
  static override args = {
    page: Args.string({ description: 'Page file, or the name of a page of the zoo.' }),
  };
  static override flags = {
    ...pageFlags,
    ...engineFlag,
    seed: Flags.integer({
      description: 'Where every random number comes from; the page says it otherwise.',
      min: 0,
    }),
    seeds: Flags.string({
      description: 'Run every page with each of these seeds: 1,2,3.',
      exclusive: ['seed'],
    }),
    out: Flags.string({
      description: 'Folder of the run (with several runs: the folder they go into).',
      helpValue: 'DIR',
    }),
    resume: Flags.string({
      description: 'Go on with the run in this folder.',
      helpValue: 'DIR',
      exclusive: ['out', 'seeds'],
    }),
    'dry-run': Flags.boolean({ description: 'Check and plan the pages, and stop before any data is read.' }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Run);
    const pages = argv as string[];
    if (flags.resume === undefined && pages.length === 0)
      this.error('Name a page, such as zoo/mtl-cross-attn.yaml.', { exit: 2 });
    const { openPage } = await import('../run/open-page.js');
    const { openRun, pageOf } = await import('../run/evaluate.js');
    const requests =
      flags.resume === undefined
        ? pages.map((page) => ({ page, profile: flags.profile, set: flags.set }))
        : [pageOf({ run: flags.resume })];
    const around = await surroundings(flags, requests);
    const open =
      flags.resume === undefined
        ? requests.map((request) => openPage(request, around))
        : [openRun(flags.resume, around)];
    if (flags['dry-run']) return this.#printPlans(open);
    const seeds = flags.seeds?.split(',').map(Number);
    const { freeFolder } = await import('../run/folder.js');
    const { runPage } = await import('../run/run.js');
    const { terminalEvents } = await import('./terminal/events.js');
    const events = terminalEvents();
    const records: RunRecord[] = [];
    const several = open.length * (seeds?.length ?? 1) > 1;
    for (const page of open) {
      for (const seed of seeds ?? [flags.seed ?? page.page.seed]) {
        const name = [page.plan.name, page.profile, seeds ? `seed${seed}` : undefined]
          .filter(Boolean)
          .join('-');
        const folder =
          flags.resume ??
          (flags.out === undefined || several ? freeFolder(`${flags.out ?? 'runs'}/${name}`) : flags.out);
        this.#announce(page, seed, folder);
        const request = {
          open: page,
          seed,
          engine: flags.engine,
          folder,
          resume: flags.resume !== undefined,
        };
        try {
          const record = await runPage(request, around, events);
          records.push(record);
          await this.#printScores(record, folder);
        } catch (error) {
          if (error instanceof Interrupted)
            this.logToStderr(`Stopped. Go on with: zoo run --resume ${folder}`);
          throw error;
        }
      }
    }
    if (several) await this.#printComparison(records);
    process.exit(0); // onnxruntime's threads would hold the process for a moment
  }

  #announce({ notes, plan, profile }: OpenPage, seed: number, folder: string): void {
    for (const note of notes) this.logToStderr(note);
    this.logToStderr(`${plan.name}${profile ? `, profile ${profile}` : ''}, seed ${seed} -> ${folder}`);
  }

  async #printScores(record: RunRecord, folder: string): Promise<void> {
    const { scoreText } = await import('../report/score-table.js');
    const { formatTable } = await import('./terminal/table.js');
    this.log(formatTable(scoreText(record)));
    this.log(`\n${folder}/report.html`);
  }

  async #printComparison(records: readonly RunRecord[]): Promise<void> {
    const { compareRuns, comparisonText } = await import('../report/compare.js');
    const { formatTable } = await import('./terminal/table.js');
    this.log(`\n${formatTable(comparisonText(compareRuns(records)))}`);
  }

  async #printPlans(open: readonly OpenPage[]): Promise<void> {
    const { planText } = await import('../plan/print.js');
    for (const { plan, profile, notes } of open)
      this.log(`${[...notes, planText(plan, profile)].join('\n')}\n`);
  }
}
