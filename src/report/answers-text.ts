import { ZooError } from '../errors/problem.js';
import { noSubmission } from '../errors/report.js';
import type { LabelSpace } from '../part.js';
import type { PlanNode } from '../plan/plan.js';
import type { PredictionRecord } from './record.js';

export type AnswerFormat = 'jsonl' | 'csv' | 'submission';

interface Answering {
  readonly node: string;
  readonly space: LabelSpace;
}

/** Answers as text, one line an image; `submission` is the file that the ABAW multi-task challenge asks for. */
export function answersText(
  predictions: readonly PredictionRecord[],
  nodes: readonly PlanNode[],
  spaces: { readonly [name: string]: LabelSpace },
  format: AnswerFormat,
): string {
  const answering = nodes.flatMap(({ name, answer }) =>
    answer ? [{ node: name, space: spaces[answer.labels]! }] : [],
  );
  const lines = { jsonl: jsonLines, csv: csvLines, submission: submissionLines }[format](
    predictions,
    answering,
  );
  return lines.map((line) => `${line}\n`).join('');
}

function jsonLines(predictions: readonly PredictionRecord[], answering: readonly Answering[]): string[] {
  return predictions.map(({ key, answers }) => {
    const named = answering.map(({ node, space }) => {
      const values = answers[node]!;
      const byName = Object.fromEntries(space.names.map((name, i) => [name, values[i]!]));
      return [node, space.kind === 'classes' ? { answer: space.names[argmax(values)], ...byName } : byName];
    });
    return JSON.stringify({ image: key, ...Object.fromEntries(named) });
  });
}

function csvLines(predictions: readonly PredictionRecord[], answering: readonly Answering[]): string[] {
  const header = answering.flatMap(({ node, space }) => space.names.map((name) => `${node}.${name}`));
  const row = ({ key, answers }: PredictionRecord): string =>
    [quoted(key), ...answering.flatMap(({ node }) => answers[node]!)].join(',');
  return [['image', ...header].join(','), ...predictions.map(row)];
}

/** `image,valence,arousal,expression,aus`, then 16 fields: the class as its number, action units as 0 or 1. */
function submissionLines(
  predictions: readonly PredictionRecord[],
  answering: readonly Answering[],
): string[] {
  const of = (name: string): string => {
    const found = answering.find(({ space }) => space.name === name);
    if (!found) throw new ZooError(noSubmission(name));
    return found.node;
  };
  const [va, ex, au] = [of('valence-arousal'), of('expression'), of('action-units')];
  const row = ({ key, answers }: PredictionRecord): string => {
    const units = answers[au]!.map((probability) => (probability >= 0.5 ? 1 : 0));
    return [quoted(key), ...answers[va]!, argmax(answers[ex]!), ...units].join(',');
  };
  return ['image,valence,arousal,expression,aus', ...predictions.map(row)];
}

const argmax = (values: readonly number[]): number => values.indexOf(Math.max(...values));
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
