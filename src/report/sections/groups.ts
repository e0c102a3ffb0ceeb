import { groupNamesText, groupSpreadText, groupsExplained } from '../group-tables.js';
import { type Html, html } from '../html.js';
import type { RunRecord } from '../record.js';
import type { TextTable } from '../text-table.js';

/** How the scores differ between groups of rows; empty if no groups are known. */
export function groups(record: RunRecord): Html | null {
  const found = record.groups;
  if (!found) return null;
  return html`<section>
<h2>Scores per group</h2>
<p class="caption">${groupsExplained(found)}</p>
<figure>${table(groupSpreadText(found, record))}</figure>
<details><summary>${found.each ? 'Every group' : 'The worst and best groups'}</summary>
${table(groupNamesText(found, record))}</details>
</section>`;
}

const table = ({ columns, rows }: TextTable): Html => html`<table>
<thead><tr>${columns.map(({ title }) => html`<th>${title}</th>`)}</tr></thead>
<tbody>${rows.map(
  ([first = '', ...others]) =>
    html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`,
)}</tbody></table>`;
