import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { Plan } from '../plan/plan.js';
import { answering } from '../plan/postprocess.js';
import { ZooCommand } from './terminal/command.js';
import { engineFlag, fetchFlag, formatFlag, pageFlags, weightsFlag } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

/** The names of a metric's scores per class: those of its node's label space. */
function namesOf(plan: Plan, metric: string): readonly string[] {
  const node = plan.metrics.find(({ name }) => name === metric)?.node;
  const answer = answering(plan).find(({ name }) => name === node)?.answer;
  return answer ? (plan.labels[answer.labels]?.names ?? []) : [];
}

export default class Evaluate extends ZooCommand {
  static override summary = 'Score a finished run, or a page with weights, on a split of its data.';
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo',
    '<%= config.bin %> <%= command.id %> zoo/mtl-cross-attn.yaml --weights runs/mtl-cross-attn-demo/weights.safetensors --split train',
    '<%= config.bin %> <%= command.id %> my-features.yaml --weights checkpoint.pth --output answers.csv --format csv',
  ];
  static override args = {
    source: Args.string({
      description: 'Folder of a run, or a page with --weights.',
      required: true,
    }),
  };
  static override flags = {
    ...pageFlags,
    ...fetchFlag,
    ...engineFlag,
    ...weightsFlag,
    split: Flags.option({
      description: 'Split to score.',
      options: ['train', 'validation', 'test'] as const,
      default: 'validation',
    })(),
    ...formatFlag,
    output: Flags.string({
      char: 'o',
      description: 'File for the predictions. By default none are written.',
      helpValue: 'FILE',
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Evaluate);
    const { evaluate, pageOf } = await import('../run/evaluate.js');
    const { formatTable } = await import('./terminal/table.js');
    const { writingOf } = await import('../report/score-table.js');
    const { modelSource } = await import('./terminal/model-source.js');
    const { checkWritable, writeAtomically } = await import('../files/write.js');
    const source = modelSource(args.source, flags, this.config.root);
    if (flags.output !== undefined) checkWritable(flags.output);
    const {
      plan,
      rows: _rows,
      predictions,
      ...split
    } = await evaluate(
      source,
      flags.split,
      flags.engine,
      await surroundings(flags, [pageOf(source)]),
      await this.openEvents(),
    );
    const columns = ['metric', flags.split, 'constant'].map((title, i) => ({
      title,
      align: i ? ('right' as const) : ('left' as const),
    }));
    const rows = Object.entries(split.scores).flatMap(([name, { value, perClass = [] }]) => {
      const { score } = writingOf(split, name);
      const constant = split.constant[name];
      const names = namesOf(plan, name);
      return [
        [name, score(value), score(constant?.value ?? null)],
        ...perClass.map((each, i) => [
          `  ${names[i] ?? i}`,
          score(each),
          score(constant?.perClass?.[i] ?? null),
        ]),
      ];
    });
    this.log(formatTable({ columns, rows }));
    if (split.groups) {
      const { groupSpreadText, groupsExplained } = await import('../report/group-tables.js');
      this.log(`\n${groupsExplained(split.groups)}\n`);
      this.log(formatTable(groupSpreadText(split.groups, split)));
    }
    if (flags.output !== undefined) {
      const { answersText } = await import('../report/answers-text.js');
      writeAtomically(flags.output, answersText(predictions, answering(plan), plan.labels, flags.format));
    }
    return { split: flags.split, ...split };
  }
}
