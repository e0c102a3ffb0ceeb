import type { Plan } from '../plan/plan.js';
import { type Prediction, predictionOf } from '../prediction.js';

/** The outputs of the heads of a plan for one image, by the names of their labels. */
export const typed = (
  { nodes, labels }: Plan,
  outputs: { readonly [head: string]: readonly number[] },
): Prediction =>
  Object.fromEntries(
    nodes.flatMap(({ name, answer }) => {
      if (!answer) return [];
      const { kind, names, unit } = labels[answer.labels]!;
      const { scale, thresholds } = answer;
      const head = { labels: labels[answer.labels]!.name, kind, names, unit, scale, thresholds };
      return [[name, predictionOf(outputs[name]!, head)]];
    }),
  );
