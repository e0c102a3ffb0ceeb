import type { Comparison } from '../many/compare.js';
import type { Significance } from '../many/significance.js';
import { overlay } from './charts/overlay.js';
import { comparisonText, significanceLimit, significanceText } from './comparison-table.js';
import { Html, html } from './html.js';
import type { RunRecord } from './record.js';
import { writingOf } from './score-table.js';
import { style } from './style.js';

/** Input of the report of a comparison. */
export interface ComparisonInput {
  readonly comparison: Comparison;
  readonly runs: readonly { readonly folder: string; readonly record: RunRecord }[];
  readonly notes: readonly string[];
  /** Absent: no page shares two seeds with the first. */
  readonly significance?: Significance | undefined;
}

/** The report of several runs: one self-contained HTML file; the same input gives the same bytes. */
export function renderComparison({ comparison, runs, notes, significance }: ComparisonInput): string {
  const { pages } = comparison;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Comparison of ${pages.map(({ name }) => name).join(', ')}</title>
<style>${new Html(style)}</style>
</head>
<body><main>
<header>
<p class="eyebrow">comparison of runs</p>
<h1>${pages.map(({ name }) => name).join(' · ')}</h1>
</header>
${notes.map((note) => html`<p class="notice demo">${note}</p>`)}
${table(comparison)}
${significance ? tests(significance, comparison.pages[0]!.name) : null}
${curves(comparison, runs)}
${listing(comparison, runs)}
<footer>Made from the run.json of these runs.</footer>
</main></body>
</html>
`.text;
}

function table(comparison: Comparison): Html {
  const { columns, rows } = comparisonText(comparison);
  const { pages, errors } = comparison;
  const units = errors ? 'percent, except errors, which are in their own unit' : 'percent';
  const difference = `Below each page, its difference to ${pages[0]?.name}, taken seed by seed, with a 95 % t interval in brackets.`;
  return html`<section>
<h2>Scores</h2>
<p class="caption">Validation scores in ${units}: mean ± standard deviation over the seeds. ${pages.length > 1 ? difference : ''}
If an interval contains zero, these seeds do not tell the pages apart; that does not mean that the pages are equal.</p>
<figure><table>
<thead><tr>${columns.map(({ title }) => html`<th>${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([name = '', ...cells]) =>
      html`<tr class="${name.startsWith(' ') ? 'class' : 'own'}"><th scope="row">${name.trim()}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody>
</table></figure>
</section>`;
}

function tests(significance: Significance, first: string): Html {
  const { columns, rows } = significanceText(significance);
  return html`<section>
<h2>Seeds as evidence</h2>
<p class="caption">Each page against ${first} in ${significance.metric}, seed by seed: for how many seeds it is better, and how probable
differences of this size are if the sign of each is random. ${significanceLimit(significance)}</p>
<figure><table>
<thead><tr>${columns.map(({ title }) => html`<th>${title}</th>`)}</tr></thead>
<tbody>${rows.map(([name = '', ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></figure>
</section>`;
}

/** A figure for every stage and metric that selects its weights, with the loss of the stage. */
function curves(comparison: Comparison, runs: ComparisonInput['runs']): Html {
  const stages = runs.flatMap(({ record }) => record.stages.map(({ name, select }) => ({ name, select })));
  const figures = [...new Map(stages.map((stage) => [`${stage.name} ${stage.select}`, stage])).values()];
  const pages = comparison.pages.map(({ name }) => name);
  return html`<section>
<h2>Training</h2>
<p class="caption">A line for each run, in the color of its page: the validation score that selects a stage's weights, and the
training loss. Losses of pages that differ in losses or weights have different scales.
${pages.map((name, i) => html`<span class="key page${i % PAGE_COLORS}">${name}</span>`)}</p>
<div class="figures">${figures.map(({ name, select }) => {
    const lines = runs.flatMap(({ record }) => {
      const stage = record.stages.find((one) => one.name === name && one.select === select);
      return stage ? [{ page: pages.indexOf(record.name) % PAGE_COLORS, epochs: stage.epochs }] : [];
    });
    const writing = writingOf(comparison, select ?? '');
    return html`<figure><figcaption><b>Stage ${name}</b></figcaption>${overlay({ stage: name, metric: select, writing, lines })}</figure>`;
  })}</div>
</section>`;
}

/** Colors of pages, in turn. */
const PAGE_COLORS = 6;

function listing({ metrics, errors }: Comparison, runs: ComparisonInput['runs']): Html {
  const writings = metrics.map((metric) => writingOf({ ...(errors && { errors }) }, metric));
  return html`<section>
<h2>Runs</h2>
<figure><table>
<thead><tr><th>page</th><th>seed</th>${metrics.map((metric) => html`<th>${metric}</th>`)}<th>folder</th></tr></thead>
<tbody>${runs.map(
    ({ folder, record }) => html`<tr><th scope="row">${record.name}</th><td>${record.seed}</td>
${metrics.map((metric, i) => html`<td>${writings[i]!.score(record.scores[metric]?.value ?? null)}</td>`)}<td>${folder}</td></tr>`,
  )}</tbody>
</table></figure>
</section>`;
}
