import { type Html, html } from '../html.js';
import type { RunRecord } from '../record.js';
import { difference, type ScoreRow, scoreTable } from '../score-table.js';

/** The main scores as tiles, and every number in a table below. */
export function scores(record: RunRecord): Html {
  const { reference, rows } = scoreTable(record);
  const headline = rows.filter((row) => row.index === undefined && row.run !== null);
  return html`<section>
<h2>Scores</h2>
<p class="caption">Validation rows with the label; ${record.errors ? 'percent, except errors, where less is better' : 'percent'}. Beside each, ${reference === 'paper' ? 'the paper’s number' : 'the same score of the best constant predictor'}.</p>
<div class="tiles">${headline.map((row) => tile(row, reference))}</div>
<details><summary>Every score, per class</summary>
<table><thead><tr><th></th><th>this run</th><th>${reference}</th><th>difference</th></tr></thead>
<tbody>${rows.map(line)}</tbody></table></details>
</section>`;
}

const tile = (row: ScoreRow, reference: string): Html => html`<div class="tile">
<span class="name">${row.label}</span><span class="value">${row.writing.score(row.run)}</span>
<span class="beside">${reference} ${row.writing.score(row.reference)} <b>${row.writing.difference(difference(row))}</b></span></div>`;

const line = (row: ScoreRow): Html => html`<tr class="${row.index === undefined ? 'own' : 'class'}">
<th scope="row">${row.label}</th><td>${row.writing.score(row.run)}</td><td>${row.writing.score(row.reference)}</td>
<td>${row.writing.difference(difference(row))}</td></tr>`;
