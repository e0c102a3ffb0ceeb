import type { TextTable } from '../report/text-table.js';
import type { Measured } from './measured.js';
import type { Needs, ZooEntry } from './pages.js';

/**
 * The zoo as text: page, what it reproduces, how sure its details are, the paper's numbers (%), and what it and its
 * demo need.
 */
export function zooText(entries: readonly ZooEntry[]): TextTable {
  const metrics = metricsOf(entries);
  return {
    columns: [
      { title: 'page', align: 'left' },
      { title: 'reproduces', align: 'left' },
      { title: 'details', align: 'left' },
      ...metrics.map((title) => ({ title, align: 'right' as const })),
      { title: 'needs', align: 'left' },
      { title: 'demo', align: 'left' },
    ],
    rows: entries.map((entry) => [
      entry.name,
      reproduced(entry),
      entry.details ?? '',
      ...numbers(entry, metrics),
      needs(entry.needs),
      demo(entry),
    ]),
  };
}

const reproduced = ({ reproduces }: ZooEntry): string => {
  if (!reproduces) return '';
  const { paper, table, row } = reproduces;
  const place = table === undefined ? paper : `${paper} table ${table}`;
  return row === undefined ? place : `${place}, ${row}`;
};

/**
 * The zoo as a Markdown table: the paper, its table and row, how sure the details of the page are, the paper's
 * numbers (%), the demo's score on drawn faces, the page and its command. `folder`: the folder of the pages.
 */
export function zooMarkdown(entries: readonly ZooEntry[], folder: string, measured: Measured): string {
  const metrics = metricsOf(entries);
  const head = ['paper', 'table', 'row', 'details', ...metrics, 'on drawn faces', 'page', 'command'];
  const rule = head.map((title) => (metrics.includes(title) ? '---:' : '---'));
  const rows = entries.map((entry) => [
    entry.reproduces?.paper ?? '',
    `${entry.reproduces?.table ?? ''}`,
    entry.reproduces?.row ?? '',
    entry.details ?? '',
    ...numbers(entry, metrics),
    measuredText(measured, entry.name),
    `[${entry.name}](${folder}${entry.name}.yaml)`,
    `\`${[...(entry.demo?.variables ?? []).map((name) => `${name}=...`), 'npx zoo run', entry.name].join(' ')}\``,
  ]);
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** `P_AU 52.1 ± 0.4`: mean and deviation over the seeds, in percent; the sum, if the page has one. */
function measuredText(measured: Measured, name: string): string {
  const scores = measured[name] ?? {};
  const shown = scores.P_MTL ? ['P_MTL'] : Object.keys(scores);
  return shown
    .map((metric) => {
      const { mean, deviation } = scores[metric]!;
      return `${metric} ${percent(mean)}${deviation === null ? '' : ` ± ${percent(deviation)}`}`;
    })
    .join(', ');
}

const percent = (score: number): string => (100 * score).toFixed(1);

const BEGIN = '<!-- zoo list: generated -->';
const END = '<!-- end of zoo list -->';

/** Replaces the text between the two marks of the zoo's table in `markdown` with `table`. */
export function withTable(markdown: string, table: string): string {
  const [begin, end] = [markdown.indexOf(BEGIN), markdown.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`no "${BEGIN}" followed by "${END}"`);
  return `${markdown.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${markdown.slice(end)}`;
}

/** The metrics that the rows report, in the order of the row with the most. */
function metricsOf(entries: readonly ZooEntry[]): readonly string[] {
  const reported = entries.map(({ paper }) => Object.keys(paper)).sort((a, b) => b.length - a.length);
  return [...new Set(reported.flat())];
}

const numbers = ({ paper }: ZooEntry, metrics: readonly string[]): readonly string[] =>
  metrics.map((metric) => paper[metric]?.value?.toFixed(1) ?? '');

/** Variables that contain the paths of the user's files, and the weights that are in the catalog. */
const needs = ({ weights, variables }: Needs): string =>
  [...variables, ...(weights && !weights.startsWith('$') ? [weights] : [])].join(', ');

const demo = ({ demo }: ZooEntry): string => {
  if (!demo) return 'none';
  return demo.variables.length === 0 ? 'yes' : `needs ${demo.variables.join(', ')}`;
};
