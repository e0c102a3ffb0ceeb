import type { RowList } from '../part.js';
import { Html, html } from './html.js';
import type { InspectionRecord, PredictionRecord, RunRecord } from './record.js';
import { answers } from './sections/answers.js';
import { groups } from './sections/groups.js';
import { header } from './sections/header.js';
import { images } from './sections/images.js';
import { provenance } from './sections/provenance.js';
import { scores } from './sections/scores.js';
import { stages } from './sections/stages.js';
import { timelines } from './sections/timelines.js';
import { style } from './style.js';

/** Input of a report: a finished run's saved numbers, and small pictures of some of its images. */
export interface ReportInput {
  readonly record: RunRecord;
  readonly predictions: RowList<PredictionRecord>;
  readonly inspection: InspectionRecord;
  /**
   * Returns an image file as a `data:` URL, or null if there is none; called for `shownImages`. Null: images are
   * omitted.
   */
  readonly image: ((path: string) => string | null) | null;
}

/**
 * The report of a run: one self-contained HTML file without scripts or network access, drawn from saved numbers only;
 * the same input gives the same bytes.
 */
export function renderReport(input: ReportInput): string {
  const { record, predictions } = input;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${record.name}: run report</title>
<style>${new Html(style)}</style>
</head>
<body><main>
${header(record)}
${scores(record)}
${groups(record)}
${stages(record)}
${answers(record, predictions, input.inspection)}
${timelines(record, predictions)}
${images(record, predictions, input.image)}
${provenance(record)}
<footer>Made from run.json, predictions.jsonl and inspect.json of this run.</footer>
</main></body>
</html>
`.text;
}
