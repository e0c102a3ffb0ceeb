import { cutsOf, probabilities } from '../decision.js';
import { ZooError } from '../errors/problem.js';
import { noSubmission } from '../errors/report.js';
import type { LabelSpace, RowList, Scale } from '../part.js';
import type { PlanNode } from '../plan/plan.js';
import { csvLine } from '../tables/csv.js';
import { classOf } from './class-of.js';
import type { PredictionRecord } from './record.js';

/** How predictions are written: the header line, if there is one, and the line of each prediction. */
interface Lines {
  readonly header?: string;
  row(prediction: PredictionRecord): string;
}

export type AnswerFormat = 'jsonl' | 'csv' | 'submission';

interface Answering {
  readonly node: string;
  readonly space: LabelSpace;
  readonly scale: Scale;
  readonly thresholds?: readonly number[] | undefined;
  /** Whether it is a step after the model. */
  readonly isStep: boolean;
}

/**
 * Predictions as text, one line per image. Numbers have nine significant digits, the precision of a float32. `csv`
 * and `jsonl` contain the class or the labels that apply, probabilities or values and, for a node that outputs
 * logits, the logits, which decide the class. `submission` is the file format of the ABAW multi-task challenge.
 */
export function* answersText(
  predictions: RowList<PredictionRecord>,
  nodes: readonly (Pick<PlanNode, 'name' | 'answer'> & { readonly work?: unknown })[],
  spaces: { readonly [name: string]: LabelSpace },
  format: AnswerFormat,
): Generator<string> {
  const answering = nodes.flatMap(({ name, answer, work }) =>
    answer ? [{ ...answer, node: name, space: spaces[answer.labels]!, isStep: work !== undefined }] : [],
  );
  const { header, row } = { jsonl: jsonLines, csv: csvLines, submission: submissionLines }[format](answering);
  if (header !== undefined) yield `${header}\n`;
  for (const prediction of predictions) yield `${row(prediction)}\n`;
}

const nineDigits = (value: number): number => Number(value.toPrecision(9));

/** Probabilities or values. */
const shown = (output: readonly number[], { space: { kind, names }, scale }: Answering): readonly number[] =>
  Array.from(probabilities(output, { kind, scale, width: names.length }), nineDigits);

const hasLogits = ({ space, scale }: Answering): boolean => scale === 'logits' && space.kind !== 'continuous';

function jsonLines(answering: readonly Answering[]): Lines {
  const row = ({ key, outputs }: PredictionRecord): string => {
    const named = answering.flatMap((one) => {
      const { node, space } = one;
      const output = outputs[node]!;
      const byName = (values: readonly number[]) =>
        Object.fromEntries(space.names.map((name, i) => [name, values[i]!]));
      const answer = answerOf(output, one);
      const decided = answer === undefined ? {} : { answer: space.kind === 'classes' ? answer[0] : answer };
      return [
        [node, { ...decided, ...byName(shown(output, one)) }] as const,
        ...(hasLogits(one) ? [[`${node}.logits`, byName(output)] as const] : []),
      ];
    });
    return JSON.stringify({ image: key, ...Object.fromEntries(named) });
  };
  return { row };
}

/** The class, or the labels that apply; undefined if the prediction is the output itself. */
function answerOf(
  output: readonly number[],
  { space: { kind, names }, scale, thresholds }: Answering,
): readonly string[] | undefined {
  if (kind === 'continuous') return undefined;
  if (kind === 'classes') return [names[classOf(output)] ?? ''];
  const cuts = cutsOf({ scale, thresholds, width: names.length });
  return names.filter((_, i) => output[i]! >= cuts[i]!);
}

/**
 * `image`; for each node `<node>.answer` (the class, or the labels that apply, joined by `|`) and `<node>.<name>`; at
 * the end of the line `<node>.logits.<name>`.
 */
function csvLines(answering: readonly Answering[]): Lines {
  const logits = answering.filter(hasLogits);
  const header = [
    ...answering.flatMap(({ node, space }) => [
      ...(space.kind === 'continuous' ? [] : [`${node}.answer`]),
      ...space.names.map((name) => `${node}.${name}`),
    ]),
    ...logits.flatMap(({ node, space }) => space.names.map((name) => `${node}.logits.${name}`)),
  ];
  const row = ({ key, outputs }: PredictionRecord): string =>
    csvLine([
      key,
      ...answering.flatMap((one) => {
        const output = outputs[one.node]!;
        const answer = answerOf(output, one);
        return [...(answer ? [answer.join('|')] : []), ...shown(output, one)];
      }),
      ...logits.flatMap(({ node }) => outputs[node]!),
    ]);
  return { header: csvLine(['image', ...header]), row };
}

/**
 * `image,valence,arousal,expression,aus`, then 16 fields: the class as its number, action units as 0 or 1. If several
 * predict the same labels, the last step after the model is used, otherwise the first node.
 */
function submissionLines(answering: readonly Answering[]): Lines {
  const of = (name: string): Answering => {
    const own = answering.filter(({ space }) => space.name === name);
    const found = own.findLast(({ isStep }) => isStep) ?? own[0];
    if (!found) throw new ZooError(noSubmission(name));
    return found;
  };
  const [va, ex, au] = [of('valence-arousal'), of('expression'), of('action-units')];
  const cuts = cutsOf({ ...au, width: au.space.names.length });
  const row = ({ key, outputs }: PredictionRecord): string => {
    const units = outputs[au.node]!.map((output, i) => (output >= cuts[i]! ? 1 : 0));
    return csvLine([key, ...outputs[va.node]!, classOf(outputs[ex.node]!), ...units]);
  };
  return { header: 'image,valence,arousal,expression,aus', row };
}
