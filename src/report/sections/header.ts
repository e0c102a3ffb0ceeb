import { count, duration } from '../figures.js';
import { type Html, html } from '../html.js';
import type { RunRecord } from '../record.js';

/** The page, the data, and what its numbers can be compared with. */
export function header(record: RunRecord): Html {
  const { name, title, engine, reproduces } = record;
  const facts: readonly (readonly [string, string])[] = [
    ['profile', record.profile ?? 'none (the page as written)'],
    ['seed', `${record.seed}`],
    ['engine', `${engine.name} ${engine.version}, ${engine.device}`],
    ['started', record.started.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')],
    ['took', duration(record.seconds)],
    ['page sha256', record.page.slice(0, 16)],
    ['zoo', record.zoo],
  ];
  return html`<header>
<p class="eyebrow">run report · ${name}</p>
<h1>${title}</h1>
${reproduces ? html`<p class="lead">${source(reproduces)}</p>` : null}
${notice(record)}
<dl class="facts">${facts.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}
<div class="wide"><dt>why this engine</dt><dd>${engine.why}</dd></div></dl>
</header>`;
}

const source = ({ citation, table, row }: NonNullable<RunRecord['reproduces']>): string =>
  row === undefined
    ? `After ${citation}.`
    : `The model of ${citation}, ${table === undefined ? '' : `table ${table}, row `}“${row}”.`;

function notice({ comparable, profile, data, reproduces }: RunRecord): Html {
  const rows = Object.entries(data).map(([split, { rows }]) => `${count(rows)} ${split}`);
  if (comparable)
    return html`<p class="notice">Trained and scored on the paper’s data (${rows.join(', ')} rows).</p>`;
  if (profile === 'demo') {
    return html`<p class="notice demo"><strong>Demo profile: drawn faces, not photographs.</strong> The numbers below were
measured on parametric faces (${rows.join(', ')}). They show that the model trains; they are <strong>not comparable with
the paper’s</strong>, so compare them with the best constant predictor.</p>`;
  }
  if (reproduces?.row !== undefined)
    return html`<p class="notice demo">These are not the paper’s data, or not all of them (${rows.join(', ')} rows): compare the
numbers with the best constant predictor, not with the paper.</p>`;
  return html`<p class="notice">Trained and scored on ${rows.join(', ')} rows. Compare the numbers with the best constant
predictor, which predicts the same for every image.</p>`;
}
