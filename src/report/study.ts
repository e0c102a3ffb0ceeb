import type { StudyTable } from '../many/study-table.js';
import { forest } from './charts/forest.js';
import { overlay } from './charts/overlay.js';
import { Html, html } from './html.js';
import type { RunRecord } from './record.js';
import { writingOf } from './score-table.js';
import {
  changeText,
  contrastName,
  contrastNotes,
  contrastsText,
  resampledBy,
  scoreNotes,
  variantsText,
} from './study-text.js';
import { style } from './style.js';
import type { TextTable } from './text-table.js';

/** Input of the report of a study. */
export interface StudyInput {
  readonly table: StudyTable;
  /** Records are named by their variants. */
  readonly runs: readonly { readonly folder: string; readonly record: RunRecord }[];
}

/** Colors of variants, in turn. */
const COLORS = 6;

/** The report of a study: one self-contained HTML file; the same input gives the same bytes. */
export function renderStudy({ table, runs }: StudyInput): string {
  const { title, variants, contrasts, notes } = table;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body><main>
<header>
<p class="eyebrow">study</p>
<h1>${title}</h1>
<p class="lead">${variants.length} variants, ${runs.length} runs${table.metric ? `, compared in ${table.metric}` : ''}</p>
</header>
${notes.map((note) => html`<p class="notice demo">${note}</p>`)}
<section>
<h2>Scores</h2>
<p class="caption">${scoreNotes(table).join(' ')}</p>
${figure(variantsText(table))}
</section>
${contrasts.length > 0 ? [comparisons(table), classes(table)] : null}
${curves(table, runs)}
${listing(table, runs)}
<footer>Made from the run.json and predictions.jsonl of these runs.</footer>
</main></body>
</html>
`.text;
}

const figure = ({ columns, rows }: TextTable): Html => html`<figure tabindex="0"><table>
<thead><tr>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
  ([name = '', ...cells]) =>
    html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
)}</tbody>
</table></figure>`;

function comparisons(table: StudyTable): Html {
  const { contrasts, metric = '' } = table;
  const lines = contrasts.flatMap((contrast) => {
    const change = contrast.metrics[metric];
    if (change === undefined) return [];
    const { mean, half } = change;
    return [
      {
        name: contrastName(contrast),
        mean,
        seeds: half === null ? null : ([mean - half, mean + half] as const),
        rows: contrast.rows && ([contrast.rows.low, contrast.rows.high] as const),
        each: contrast.differences.map(({ value }) => value),
      },
    ];
  });
  return html`<section>
<h2>Comparisons</h2>
<p class="caption">${contrastNotes(table).join(' ')} If an interval contains zero, these runs do not tell the variants apart; that does not mean that the variants are equal.</p>
${figure(contrastsText(table))}
${
  lines.length > 0
    ? html`<figure><figcaption><b>Differences in ${metric}</b>
<span class="key">over seeds</span><span class="key paper">over ${resampledBy(table)}</span>
<br>Diamond: mean. Dots: single seeds.</figcaption>${forest(`Differences in ${metric}`, lines, writing(table, metric))}</figure>`
    : null
}
</section>`;
}

const writing = ({ errors }: StudyTable, metric: string) => writingOf({ ...(errors && { errors }) }, metric);

/** The change in each class; empty for a metric without classes. */
function classes(table: StudyTable): Html | null {
  const { contrasts, metric = '' } = table;
  const way = writing(table, metric);
  const shown = contrasts.filter((contrast) => contrast.classes.length > 0);
  if (shown.length === 0) return null;
  return html`<section>
<h2>Changes per class</h2>
<p class="caption">Difference of each class of ${metric}, seed by seed, with 95 % t intervals. They are descriptive: not adjusted for the number of classes.</p>
<div class="figures two">${shown.map((contrast) => {
    const lines = contrast.classes.map(({ name, change: { mean, half } }) => ({
      name,
      mean,
      seeds: half === null ? null : ([mean - half, mean + half] as const),
      each: [],
    }));
    const rows = contrast.classes.map(({ name, change }) => [name, changeText(change, way)]);
    const columns = ['class', 'difference'].map((title) => ({ title, align: 'left' as const }));
    return html`<figure><figcaption><b>${contrastName(contrast)}</b></figcaption>${forest(`Classes of ${contrastName(contrast)}`, lines, way, 40)}
<details><summary>As a table</summary>${figure({ columns, rows })}</details></figure>`;
  })}</div>
</section>`;
}

/** A figure for every stage and metric that selects its weights, with a line for each run in the color of its variant. */
function curves(table: StudyTable, runs: StudyInput['runs']): Html | null {
  const stages = runs.flatMap(({ record }) => record.stages.map(({ name, select }) => ({ name, select })));
  const figures = [...new Map(stages.map((stage) => [`${stage.name} ${stage.select}`, stage])).values()];
  const names = table.variants.map(({ name }) => name);
  if (figures.length === 0) return null;
  return html`<section>
<h2>Curves of all seeds</h2>
<p class="caption">A line for each run, in the color of its variant: the validation score that selects a stage's weights, and the training loss.
Losses of variants that differ in losses or weights have different scales.
${names.map((name, i) => html`<span class="key page${i % COLORS}">${name}</span>`)}</p>
<div class="figures">${figures.map(({ name, select }) => {
    const lines = runs.flatMap(({ record }) => {
      const stage = record.stages.find((one) => one.name === name && one.select === select);
      return stage ? [{ page: names.indexOf(record.name) % COLORS, epochs: stage.epochs }] : [];
    });
    return html`<figure><figcaption><b>Stage ${name}</b></figcaption>${overlay({ stage: name, metric: select, writing: writing(table, select ?? ''), lines })}</figure>`;
  })}</div>
</section>`;
}

function listing(table: StudyTable, runs: StudyInput['runs']): Html {
  const { metrics } = table;
  return html`<section>
<h2>Runs</h2>
<details><summary>${runs.length} runs</summary><figure tabindex="0"><table>
<thead><tr>${['variant', 'seed', ...metrics, 'folder'].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${runs.map(
    ({ folder, record }) => html`<tr><th scope="row">${record.name}</th><td>${record.seed}</td>
${metrics.map((metric) => html`<td>${writing(table, metric).score(record.scores[metric]?.value ?? null)}</td>`)}<td>${folder}</td></tr>`,
  )}</tbody>
</table></figure></details>
</section>`;
}
