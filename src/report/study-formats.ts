import type { Estimate, StudyTable } from '../many/study-table.js';
import { csvLine } from '../tables/csv.js';
import { contrastsText, tableNotes, variantsText } from './study-text.js';
import type { TextTable } from './text-table.js';

/** The table as Markdown, for a README or an issue. */
export function studyMarkdown(table: StudyTable): string {
  const parts = [`# ${table.title}`, markdown(variantsText(table))];
  if (table.contrasts.length > 0) parts.push(markdown(contrastsText(table)));
  return `${[...parts, ...tableNotes(table)].join('\n\n')}\n`;
}

function markdown({ columns, rows }: TextTable): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
  return [line(columns.map(({ title }) => title)), line(rule), ...rows.map(line)].join('\n');
}

/** The table as LaTeX: two tables with the rules of the booktabs package. */
export function studyLatex(table: StudyTable): string {
  const notes = tableNotes(table).map(latexText).join(' ');
  const parts = [
    tabular(variantsText(table), `${latexText(table.title)}. ${notes}`, `${table.name}-variants`),
    ...(table.contrasts.length > 0
      ? [
          tabular(
            contrastsText(table),
            `${latexText(table.title)}: comparisons.`,
            `${table.name}-comparisons`,
          ),
        ]
      : []),
  ];
  return `% Written by zoo ablate. Needs \\usepackage{booktabs}.\n${parts.join('\n\n')}\n`;
}

function tabular({ columns, rows }: TextTable, caption: string, label: string): string {
  const line = (cells: readonly string[]): string => `${cells.map(latexText).join(' & ')} \\\\`;
  return [
    '\\begin{table}',
    '\\centering',
    `\\caption{${caption}}`,
    `\\label{tab:${label}}`,
    `\\begin{tabular}{${columns.map(({ align }) => align[0]).join('')}}`,
    '\\toprule',
    line(columns.map(({ title }) => title)),
    '\\midrule',
    ...rows.map(line),
    '\\bottomrule',
    '\\end{tabular}',
    '\\end{table}',
  ].join('\n');
}

/** Characters that LaTeX treats as commands, and characters that older engines lack. */
const latexText = (text: string): string =>
  text.replace(/[\\&%$#_{}~^−±]/g, (sign) => LATEX[sign] ?? `\\${sign}`);

const LATEX: { readonly [sign: string]: string } = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '−': '$-$',
  '±': '$\\pm$',
};

/**
 * The table as CSV, with a line for every mean and every difference. Scores are fractions of one and errors are in
 * their unit, as in run.json. Intervals are the 95 % t intervals over seeds and, for the primary metric of a
 * comparison, the bootstrap intervals over rows.
 */
export function studyCsv({ variants, contrasts, metrics, errors, metric: primary }: StudyTable): string {
  const columns = [
    ...['kind', 'variant', 'to', 'metric', 'unit', 'seeds', 'mean', 'deviation', 'low', 'high'],
    ...['rows low', 'rows high', 'wins', 'p', 'p holm', 'paper', 'comparable'],
  ];
  const unit = (metric: string): string => errors?.[metric] ?? 'share';
  const numbers = ({ seeds, mean, deviation, half }: Estimate) => [
    ...[seeds, mean, deviation],
    ...(half === null ? [null, null] : [mean - half, mean + half]),
  ];
  const means = variants.flatMap(({ name, scores, paper, comparable }) =>
    [...new Set([...metrics, ...Object.keys(paper)])].flatMap((metric) => {
      const found = scores[metric];
      if (found === undefined && paper[metric] === undefined) return [];
      const values = found ? numbers(found) : [0, null, null, null, null];
      const beside = paper[metric] === undefined ? [null, null] : [paper[metric] / 100, `${comparable}`];
      return [['mean', name, null, metric, unit(metric), ...values, null, null, null, null, null, ...beside]];
    }),
  );
  const differences = contrasts.flatMap(({ of, to, metrics: changes, rows, test }) =>
    Object.entries(changes).map(([metric, change]) => {
      const isPrimary = metric === primary;
      const interval = isPrimary && rows ? [rows.low, rows.high] : [null, null];
      const tested = isPrimary && test ? [test.wins, test.p, test.adjusted] : [null, null, null];
      return [
        'difference',
        of,
        to,
        metric,
        unit(metric),
        ...numbers(change),
        ...interval,
        ...tested,
        null,
        null,
      ];
    }),
  );
  return `${[columns, ...means, ...differences].map(csvLine).join('\n')}\n`;
}
