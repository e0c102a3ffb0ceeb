import { count } from '../figures.js';
import { type Html, html } from '../html.js';
import type { RunRecord } from '../record.js';

const NOT_STATED = 'not stated';

/** What is needed to repeat the run: its data, the machine, the weights and the notes. */
export function provenance(record: RunRecord): Html {
  const spaces = [...new Set(Object.values(record.answers))];
  const { terms } = record;
  const facts = [
    ...Object.entries(record.environment).map(([key, value]) => [key, `${value}`] as const),
    ['page sha256', record.page] as const,
    ['weights', record.weights.file] as const,
    ['weights sha256', record.weights.sha256] as const,
    ...(terms ? [['terms of the data', terms.data ?? NOT_STATED] as const] : []),
    ...(terms?.weights !== undefined
      ? [['terms of the backbone weights', terms.weights ?? NOT_STATED] as const]
      : []),
  ];
  return html`<section>
<h2>To run it again</h2>
<div class="figures two">
<figure><figcaption><b>Data</b> rows, and how many have each label</figcaption><table>
<thead><tr><th></th><th>rows</th>${spaces.map((space) => html`<th>${space.replaceAll('-', ' ')}</th>`)}</tr></thead>
<tbody>${Object.entries(record.data).map(
    ([
      split,
      { rows, labeled, partial = {} },
    ]) => html`<tr><th scope="row">${split}</th><td>${count(rows)}</td>
${spaces.map((space) => html`<td>${count(labeled[space] ?? 0)}${partial[space] ? ` (${count(partial[space])} in part)` : ''}</td>`)}</tr>`,
  )}</tbody></table></figure>
<figure><figcaption><b>Environment</b></figcaption><table class="wide"><tbody>
${facts.map(([key, value]) => html`<tr><th scope="row">${key}</th><td>${value}</td></tr>`)}</tbody></table></figure>
</div>
${record.notes.length > 0 ? html`<h3>Notes</h3><ul>${record.notes.map((note) => html`<li>${note}</li>`)}</ul>` : null}
</section>`;
}
