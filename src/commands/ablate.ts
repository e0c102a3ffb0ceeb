import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { unitFailed } from '../errors/compare.js';
import { EXIT, ZooError } from '../errors/problem.js';
import type { Comparison } from '../many/compare.js';
import type { StudyOutcome, Unit } from '../many/study.js';
import type { PageRequest } from '../run/page/open.js';
import type { Surroundings } from '../run/surroundings.js';
import { ZooCommand } from './terminal/command.js';
import { engineFlag, fetchFlag, imagesFlag, pageFlags } from './terminal/flags.js';
import { seedsOf } from './terminal/seeds.js';
import { surroundings } from './terminal/surroundings.js';

/** zoo ablate: what does a value of the page do? */
export default class Ablate extends ZooCommand {
  static override summary =
    'Vary values of a page, one at a time, over several seeds, and compare the results.';
  static override description =
    `Runs the page as written and once for each value of --vary, each with every seed, and compares all of them with the page
as written: means, paired differences with intervals, and tests. Called again, the command continues: runs that have finished
are not repeated, stopped ones are resumed, failed ones are tried again. If a run fails, the others still run.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> ex-cross-attn --vary training.gradient.rho=0.02,0.1 --seeds 8',
    '<%= config.bin %> <%= command.id %> my.yaml --vary training.batch=32,128 --vary heads.ex.dropout=0,0.5 --dry-run',
  ];
  static override enableJsonFlag = true;
  static override args = {
    page: Args.string({ description: 'Page file, or the name of a page of the zoo.', required: true }),
  };
  static override flags = {
    ...pageFlags,
    ...fetchFlag,
    ...engineFlag,
    ...imagesFlag,
    vary: Flags.string({
      description: 'Value to vary, and what it is to be: PATH=VALUE,VALUE. May be given several times.',
      multiple: true,
      multipleNonGreedy: true,
      required: true,
      helpValue: 'PATH=VALUES',
    }),
    seeds: Flags.string({
      description: 'How many seeds, counted from 1; or which: 1,5,7.',
      default: '6',
    }),
    metric: Flags.string({
      description: 'Metric that is tested; absent: the last one of the page.',
      helpValue: 'NAME',
    }),
    out: Flags.string({
      description: 'Folder of the study; absent: runs/ablate-<page>.',
      helpValue: 'DIR',
    }),
    rows: Flags.integer({
      description: 'Rows of each split to use at most, spread evenly: a quick trial.',
      min: 2,
    }),
    'dry-run': Flags.boolean({
      description: 'List the runs, their state and their steps, and stop.',
    }),
  };

  async run(): Promise<Comparison | readonly object[]> {
    const { args, flags } = await this.parse(Ablate);
    const { AS_WRITTEN, runStudy, stateOf, variantsOf } = await import('../many/study.js');
    const { openPage, openPageToRun } = await import('../run/page/open.js');
    const variants = [AS_WRITTEN, ...variantsOf(flags.vary)];
    const seeds = seedsOf(/^\d+$/.test(flags.seeds) ? upTo(Number(flags.seeds)) : flags.seeds);
    const requests = variants.flatMap(({ name, set }) =>
      seeds.map((seed) => ({
        variant: name,
        request: { ...flags, page: args.page, seed, set: [...(flags.set ?? []), ...set] },
      })),
    );
    const context = await surroundings(
      flags,
      requests.map(({ request }) => request),
    );
    if (flags['dry-run']) {
      const units = await this.#units(requests, (request) => openPage(request, context), flags.out);
      return this.#list(
        units.map((unit) => ({ ...unit, state: stateOf(unit) })),
        context,
        flags.engine,
      );
    }
    const events = await this.openEvents();
    const open = (request: PageRequest) => openPageToRun(request, context, events);
    const units = await this.#units(requests, open, flags.out);
    const { engine, images, rows } = flags;
    const outcome = await runStudy(units, { engine, images, rows }, context, events, {
      starting: (_, folder) => events.note(folder),
      finished: () => {},
      failed: () => {},
    });
    return this.#conclude(outcome, studyFolder(units, flags.out), flags.metric);
  }

  /** The runs of the study. A variant that is the page as written is not run twice. */
  async #units(
    requests: readonly { readonly variant: string; readonly request: PageRequest }[],
    open: (request: PageRequest) => Unit['open'] | Promise<Unit['open']>,
    out: string | undefined,
  ): Promise<readonly Unit[]> {
    const { openEach } = await import('../run/page/several.js');
    const { unitFolder } = await import('../many/study.js');
    const { resolvedPage } = await import('../spec/resolved.js');
    const opened = await openEach(
      requests.map(({ request }) => request),
      open,
    );
    const seen = new Map<string, string>();
    const folder = studyFolder([{ open: opened[0]! }], out);
    return opened.flatMap((page, i) => {
      const { variant } = requests[i]!;
      const text = resolvedPage(page.page);
      const same = seen.get(text);
      if (same !== undefined) {
        this.logToStderr(
          `${variant}, seed ${page.page.seed}: the same page as ${same}, so it is not run again`,
        );
        return [];
      }
      seen.set(text, variant);
      return [{ variant, open: page, folder: unitFolder(folder, variant, page.page.seed) }];
    });
  }

  async #list(
    units: readonly (Unit & { readonly state: string })[],
    context: Surroundings,
    engine: Parameters<typeof import('../run/page/cost.js').costOf>[1],
  ): Promise<readonly object[]> {
    const { costOf } = await import('../run/page/cost.js');
    const { formatTable } = await import('./terminal/table.js');
    const costs = new Map<string, number>();
    const listed = [];
    for (const { variant, open, folder, state } of units) {
      if (!costs.has(variant)) {
        const { cost } = await costOf(open, engine, context);
        costs.set(
          variant,
          cost.stages.reduce((sum, { steps }) => sum + steps, 0),
        );
      }
      listed.push({ variant, seed: open.page.seed, folder, state, steps: costs.get(variant)! });
    }
    const columns = ['variant', 'seed', 'steps', 'state', 'folder'].map((title, i) => ({
      title,
      align: i === 1 || i === 2 ? ('right' as const) : ('left' as const),
    }));
    const rows = listed.map(({ variant, seed, steps, state, folder }) => [
      variant,
      `${seed}`,
      `${steps}`,
      state,
      folder,
    ]);
    this.log(formatTable({ columns, rows }));
    return listed;
  }

  async #conclude(
    { runs, failed }: StudyOutcome,
    out: string,
    metric: string | undefined,
  ): Promise<Comparison> {
    const { compared, leaveComparison } = await import('../many/leave.js');
    const { comparedText } = await import('./terminal/compared.js');
    const notes = failed.map(({ unit }) => `${unit.folder} failed, and is not in the table`);
    for (const note of notes) this.logToStderr(note);
    const all = compared(runs, notes, metric);
    if (runs.length > 0) {
      this.log(comparedText(all));
      this.log(`\n${leaveComparison(out, all)}`);
    }
    if (failed.length > 0)
      throw new ZooError(
        failed.map(({ unit, error }) => unitFailed(unit.folder, (error as Error).message)),
        EXIT.failed,
      );
    return all.comparison;
  }
}

/** `3 -> "1,2,3"`. */
const upTo = (count: number): string => Array.from({ length: count }, (_, i) => i + 1).join(',');

const studyFolder = ([unit]: readonly Pick<Unit, 'open'>[], out?: string): string =>
  out ?? `runs/ablate-${unit!.open.plan.name}`;
