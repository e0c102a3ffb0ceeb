import { sha256 } from '../../files/hash.js';
import { answering } from '../../plan/postprocess.js';
import { type EpochRecord, RECORD_FORMAT, type RunRecord, type StageRecord } from '../../report/record.js';
import { concealer } from '../../spec/conceal.js';
import { pageHash } from '../../spec/resolved.js';
import { prefixed } from '../../train/checkpoint.js';
import { postprocessed } from '../../train/postprocess.js';
import { type Tuning, tune, withTuning } from '../../train/tuning.js';
import type { NamedArray } from '../../weights/named-array.js';
import { encodeSafetensors } from '../../weights/safetensors/encode.js';
import { paperScores, readPapers } from '../../zoo/papers.js';
import { isDrawn } from '../data/sources.js';
import { countsOf } from '../data/splits.js';
import { termsOf } from '../data/terms.js';
import type { Model } from '../model/model.js';
import type { Workplace } from '../run.js';
import { interruptible } from '../surroundings.js';
import { answerSplit, predictionsOf, type SplitScores, scoresOf } from './answers.js';
import { type Blended, readBlended } from './blended.js';
import { jsonLines } from './json-lines.js';
import { outcomeWarnings } from './outcome.js';
import { reportOf, tryReport } from './report.js';
import { tunedNotes, tunedRecord, tuningData } from './tuning.js';

/**
 * Scores a trained model on the validation rows and writes the results: weights, predictions, record, report. The
 * record is written after all other numbers: with it the run is complete, even if the report fails.
 */
export async function conclude(place: Workplace, stages: readonly StageRecord[]): Promise<RunRecord> {
  const { model: trained, validation, folder, context, events } = place;
  const watched = interruptible(events);
  const answered = await answerSplit(trained, validation, watched);
  const others = readBlended(trained.plan, validation.view.rows, context);
  const on = await tuningData(place, answered, others.answers, watched);
  const tuning = tune(trained.plan, on, context.registry);
  const model = { ...trained, plan: withTuning(trained.plan, tuning) };
  const missing = answered.failed.map(({ row }) => row);
  const answers = postprocessed(model.plan, answered.answers, validation.view.rows, missing, others.answers);
  const { plan, graph } = model;
  const arrays: [string, NamedArray][] = [];
  for (const name of model.owned) arrays.push(...prefixed(name, await graph.save(name)));
  const weights = encodeSafetensors(new Map(arrays));
  const split = scoresOf(model, validation, answers, context.registry);
  const warnings = place.whole ? outcomeWarnings(plan, stages, split, answers) : [];
  for (const warning of warnings) events.note(warning);
  const record = recordOf(place, stages, { split, warnings, weights, tuning, blended: others.sources });
  const conceal = concealer(place.open.page, context.env);
  const predictions = predictionsOf(model, validation, answers, conceal);
  const { inspection } = answered;
  const saved = { record, predictions, inspection };
  folder.write('weights', weights);
  folder.write('metrics', stages.flatMap((s) => s.epochs.map((e) => metricsLine(s.name, e))).join(''));
  folder.write('predictions', jsonLines(predictions));
  folder.write('inspection', `${JSON.stringify(inspection)}\n`);
  folder.write('record', `${JSON.stringify(record, null, 2)}\n`);
  await tryReport(
    folder.path,
    async () => folder.write('report', await reportOf(saved, context.env)),
    events,
  );
  return record;
}

/** One line of metrics.jsonl; times are in the record instead, so that equal runs write equal lines. */
export const metricsLine = (stage: string, { seconds: _, ...epoch }: EpochRecord): string =>
  `${JSON.stringify({ stage, ...epoch })}\n`;

/** The results of the stages. */
interface Outcome {
  readonly split: SplitScores;
  readonly warnings: readonly string[];
  readonly weights: Uint8Array;
  readonly tuning: Tuning;
  readonly blended: Blended['sources'];
}

function recordOf(
  place: Workplace,
  stages: readonly StageRecord[],
  { split, warnings, weights, tuning, blended }: Outcome,
): RunRecord {
  const { open, model, train, validation, context, environment, started, images } = place;
  const { plan, engine } = model;
  const { name, version, provider, device, why } = engine;
  const { page, profile, notes } = open;
  const { scores, constant, errors, groups } = split;
  const given = answering(plan).map(({ name, answer }) => ({ name, ...answer }));
  return {
    format: RECORD_FORMAT,
    name: plan.name,
    title: page.title ?? plan.name,
    profile,
    page: pageHash(page),
    seed: page.seed,
    zoo: context.version,
    engine: { name, version, provider, device, why },
    environment,
    started: started.toISOString(),
    seconds: (context.now().getTime() - started.getTime()) / 1000,
    ...besidePaper(place),
    labels: plan.labels,
    answers: Object.fromEntries(given.map(({ name, labels }) => [name, labels])),
    scales: Object.fromEntries(given.map(({ name, scale }) => [name, scale])),
    data: { train: countsOf(train, plan.labels), validation: countsOf(validation, plan.labels) },
    terms: termsOf(model, context),
    ...(images !== undefined && { images }),
    stages,
    scores,
    metricLabels: metricLabels(plan),
    ...(errors && { errors }),
    constant,
    ...(groups && { groups }),
    weights: { file: 'weights.safetensors', sha256: sha256(weights) },
    ...(Object.keys(blended).length > 0 && { blended }),
    ...tunedRecord(plan, tuning),
    notes: [...notes, ...warnings, ...tunedNotes(plan, tuning)],
  };
}

/**
 * The paper's numbers are shown for comparison only with the paper's own data, all of it and without faces drawn in
 * its layout.
 */
function besidePaper({
  open,
  model,
  whole,
  context,
}: Workplace): Pick<RunRecord, 'reproduces' | 'comparable' | 'paper'> {
  const { reproduces } = open.page;
  if (!reproduces) return { comparable: false };
  const papers = readPapers(context.zoo);
  const scores = paperScores(papers, reproduces);
  const paper = papers[reproduces.paper]!;
  const { data } = model.plan;
  const comparable = whole && data.type === paper.data && !isDrawn(data);
  const citation = `${paper.authors} ${paper.year}`;
  return { reproduces: { ...reproduces, citation }, comparable, paper: scores };
}

function metricLabels(plan: Model['plan']): { [metric: string]: string } {
  const labels = plan.metrics.map(
    ({ name, node }) => [name, answering(plan).find((one) => one.name === node)?.answer.labels] as const,
  );
  return Object.fromEntries(labels.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
