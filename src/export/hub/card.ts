import { groupSpreadText, groupsExplained } from '../../report/group-tables.js';
import { writingOf } from '../../report/score-table.js';
import type { OutputAbout } from '../about.js';
import type { Exportable, ExportOptions, RunSource } from '../format.js';
import { frontMatter } from './front-matter.js';
import { markdownTable } from './table.js';
import { usage } from './usage.js';
import { intendedUse, isFacialAffect, legalLimits, limits } from './use.js';

/**
 * The model card of an export: Markdown with YAML metadata for the Hugging Face Hub, entirely from the run's record.
 * For models of facial affect, it also states the legal limits.
 */
export function modelCard(model: Exportable, options: ExportOptions): string {
  const { about } = model;
  const { record } = model.source!;
  const isFacial = Object.values(about.outputs).some(({ names = [] }) => isFacialAffect(names));
  const sections: readonly (readonly [string, string])[] = [
    ['Outputs', outputs(about.outputs)],
    ...(about.postprocess ? [['After the outputs', steps(about.postprocess)] as const] : []),
    ['Use it', usage(model, options)],
    ['Training', training(record)],
    ['Scores', scores(record)],
    ['Intended use', intendedUse(isFacial)],
    ['Limits', limits(record, isFacial)],
    ...(isFacial ? [['Legal limits', legalLimits] as const] : []),
    ['Terms', terms(about.terms, options)],
  ];
  return [
    frontMatter(model, options),
    `# ${about.title}`,
    'A model of declarative-zoo, trained from the page in `page.yaml`. This card was written from the record of the run.',
    ...sections.map(([title, text]) => `## ${title}\n\n${text}`),
  ]
    .join('\n\n')
    .concat('\n');
}

function outputs(given: { readonly [output: string]: OutputAbout }): string {
  const rows = Object.entries(given).map(([name, { labels = '', kind = '', names = [], scale, unit }]) => [
    `\`${name}\``,
    labels,
    kind,
    scale + (unit ? `, ${unit}` : ''),
    names.join(', '),
  ]);
  return markdownTable(['output', 'labels', 'kind', 'numbers', 'names, in order'], rows);
}

/** The steps after the model that are not in its graph. */
function steps(given: NonNullable<Exportable['about']['postprocess']>): string {
  const rows = Object.entries(given).map(([name, { of, work, thresholds }]) => [
    `\`${name}\``,
    of.join(', '),
    JSON.stringify(work),
    thresholds?.join(', ') ?? '',
  ]);
  return [
    'These steps are not in the file. `zoo serve` and `loadModel` apply them; they read probabilities (softmax or sigmoid of logits) or values.',
    markdownTable(['step', 'reads', 'what it does', 'thresholds'], rows),
  ].join('\n\n');
}

function training({ data, stages, seed, profile, zoo, weights, page, engine }: RunSource['record']): string {
  const rows = Object.entries(data).map(([split, { rows, labeled }]) => [
    split,
    String(rows),
    Object.entries(labeled)
      .map(([space, count]) => `${space} ${count}`)
      .join(', '),
  ]);
  return [
    `${markdownTable(['split', 'rows', 'of these labeled'], rows)}\n`,
    `- stages: ${stages.map(({ name, epochs, steps }) => `${name} (${epochs.length} epochs, ${steps} steps)`).join(', ')}`,
    `- seed ${seed}${profile ? `, profile \`${profile}\`` : ''}, engine ${engine.name} ${engine.version}, declarative-zoo ${zoo}`,
    `- sha256 of the page: \`${page}\``,
    `- sha256 of the trained weights: \`${weights.sha256}\``,
  ].join('\n');
}

function scores(record: RunSource['record']): string {
  const written = (metric: string, value: number | null | undefined): string =>
    writingOf(record, metric).score(value ?? null);
  const rows = Object.entries(record.scores).flatMap(([metric, { value, perClass = [] }]) => {
    const names = record.labels[record.metricLabels[metric] ?? '']?.names ?? [];
    const constant = record.constant[metric];
    return [
      [metric, written(metric, value), written(metric, constant?.value)],
      ...perClass.map((one, i) => [
        `${metric}, ${names[i] ?? i}`,
        written(metric, one),
        written(metric, constant?.perClass?.[i]),
      ]),
    ];
  });
  const hasShares = Object.keys(record.scores).some((name) => record.errors?.[name] === undefined);
  return [
    `On the validation split, ${hasShares ? 'in percent, ' : ''}beside the best predictor that ignores its input:`,
    markdownTable(['metric', 'this model', 'constant predictor'], rows),
    ...perGroup(record),
  ].join('\n\n');
}

/** How scores differ between groups, without the groups' names, which may identify people. */
function perGroup(record: RunSource['record']): readonly string[] {
  const { groups } = record;
  if (!groups)
    return [
      'There are no scores per group of people: the data name none, or too few of their rows are labeled, or an older version made the run.',
    ];
  const { columns, rows } = groupSpreadText(groups, record);
  const titles = columns.map(({ title }) => title);
  return ['### Scores per group', groupsExplained(groups), markdownTable(titles, rows)];
}

function terms({ data, weights }: Exportable['about']['terms'], { license }: ExportOptions): string {
  const stated = (text: string | null): string => text ?? 'not stated in the record';
  return [
    `- this model: ${license}`,
    `- training data: ${stated(data)}`,
    ...(weights === undefined ? [] : [`- weights that the backbone started from: ${stated(weights)}`]),
    '',
    'Terms of data and weights may limit what a model trained with them may be used for, whatever its own license.',
  ].join('\n');
}
