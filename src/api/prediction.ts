import type { Plan } from '../plan/plan.js';
import { answering } from '../plan/postprocess.js';
import { type Prediction, predictionOf } from '../prediction.js';

/** The outputs of a plan's heads and steps for one image, keyed by label name. */
export const typed = (plan: Plan, outputs: { readonly [head: string]: readonly number[] }): Prediction =>
  Object.fromEntries(
    answering(plan).map(({ name, answer }) => {
      const { labels } = plan;
      const { kind, names, unit } = labels[answer.labels]!;
      const { scale, thresholds } = answer;
      const head = { labels: labels[answer.labels]!.name, kind, names, unit, scale, thresholds };
      return [name, predictionOf(outputs[name]!, head)];
    }),
  );
