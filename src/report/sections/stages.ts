import { curves } from '../charts/curves.js';
import { counted, duration } from '../figures.js';
import { type Html, html } from '../html.js';
import type { RunRecord, StageRecord } from '../record.js';
import { writingOf } from '../score-table.js';

/** Learning curves, a figure per stage. */
export const stages = (record: RunRecord): Html => html`<section>
<h2>Training</h2>
<p class="caption">Stage by stage, in the order they ran. The ring marks the epoch whose weights were kept.
Solid lines are for the validation rows. Dashed lines are for the training rows during training: with dropout and augmentation,
and while the weights changed.</p>
<div class="figures">${record.stages.map((stage) => figure(record, stage))}</div>
</section>`;

const figure = (record: RunRecord, stage: StageRecord): Html => html`<figure>
<figcaption><b>Stage ${stage.name}</b> ${counted(stage.rows, 'row')}, ${counted(stage.epochs.length, 'epoch')},
${counted(stage.steps, 'step')}, ${duration(stage.seconds)}</figcaption>
${curves(stage, writingOf(record, stage.select ?? ''))}</figure>`;
