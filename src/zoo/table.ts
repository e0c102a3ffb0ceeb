import type { TextTable } from '../report/text-table.js';
import type { Needs, ZooEntry } from './list.js';

/** Scores that papers of this collection report, in the order tables show them. */
const metricsOf = (entries: readonly ZooEntry[]): readonly string[] => {
  const widest = [...entries].sort((a, b) => size(b) - size(a))[0];
  const rest = entries.flatMap((entry) => Object.keys(entry.paper));
  return [...new Set([...Object.keys(widest?.paper ?? {}), ...rest])];
};

const size = ({ paper }: ZooEntry): number => Object.keys(paper).length;

const cells = (entry: ZooEntry, metrics: readonly string[]): readonly string[] =>
  metrics.map((metric) => entry.paper[metric]?.value?.toFixed(1) ?? '');

/** What to bring, in a few words: `s-aff-wild2 (S_AFF_WILD2), weights vgg-face`. */
function words({ data, weights, variables }: Needs): string {
  const files = variables.length > 0 ? ` (set ${variables.join(', ')})` : '';
  const shown = weights && !weights.startsWith('${') ? `, ${weights}` : '';
  return `${data}${shown}${files}`;
}

/** What the demo needs beside this package: nothing, as a rule. */
const demoWords = ({ demo }: ZooEntry): string => {
  if (!demo) return 'none';
  return demo.variables.length === 0 ? 'as it is' : `set ${demo.variables.join(', ')}`;
};

/** The zoo as text: page, what it reproduces, the paper's numbers (%), what it and its demo need. */
export function zooText(entries: readonly ZooEntry[]): TextTable {
  const metrics = metricsOf(entries);
  return {
    columns: [
      { title: 'page', align: 'left' },
      { title: 'reproduces', align: 'left' },
      ...metrics.map((title) => ({ title, align: 'right' as const })),
      { title: 'needs', align: 'left' },
      { title: 'demo', align: 'left' },
    ],
    rows: entries.map((entry) => [
      entry.name,
      entry.reproduces ? `${entry.reproduces.paper} T${entry.reproduces.table}: ${entry.reproduces.row}` : '',
      ...cells(entry, metrics),
      words(entry.needs),
      demoWords(entry),
    ]),
  };
}

/** The zoo as a Markdown table, in the order of the papers' tables and rows: page, numbers of the paper, command. */
export function zooMarkdown(
  entries: readonly ZooEntry[],
  papers: { readonly [name: string]: { readonly tables: object } },
): string {
  const metrics = metricsOf(entries);
  const head = ['table', 'row', 'page', ...metrics, 'command'];
  const rows = [...entries]
    .sort((a, b) => place(a, papers) - place(b, papers))
    .map((entry) => [
      entry.reproduces ? `${entry.reproduces.table}` : '',
      entry.reproduces?.row ?? '',
      `[${entry.name}](${entry.name}.yaml)`,
      ...cells(entry, metrics),
      `\`zoo run zoo/${entry.name}.yaml\`${entry.demo?.variables.length ? ` with ${entry.demo.variables.join(', ')} set` : ''}`,
    ]);
  const rule = head.map((title) => (metrics.includes(title) ? '---:' : '---'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Place of an entry's row in its paper: tables in order, rows in order; pages that repeat no row last. */
function place(
  { reproduces }: ZooEntry,
  papers: { readonly [name: string]: { readonly tables: object } },
): number {
  if (!reproduces) return Number.MAX_SAFE_INTEGER;
  const rows = Object.entries(papers[reproduces.paper]?.tables ?? {}).flatMap(([table, rows]) =>
    Object.keys(rows).map((row) => `${table}/${row}`),
  );
  return rows.indexOf(`${reproduces.table}/${reproduces.row}`);
}
