import type { About, OutputAbout } from '../export/about.js';
import type { Answer, Plan } from '../plan/plan.js';
import { postprocessed } from '../train/postprocess.js';

/** Numbers by output. */
type Outputs = { readonly [output: string]: readonly number[] };

/** The metadata of a model's outputs and of the steps after them, by name. */
export const answersAbout = ({
  outputs,
  postprocess,
}: Pick<About, 'outputs' | 'postprocess'>): About['outputs'] => ({
  ...outputs,
  ...postprocess,
});

/**
 * The outputs of a model for consecutive frames of one sequence, and the results of the steps after it, as in
 * `zoo predict`.
 */
export function withSteps(
  about: Pick<About, 'outputs' | 'postprocess'>,
  rows: readonly Outputs[],
): readonly Outputs[] {
  const { postprocess } = about;
  if (!postprocess || rows.length === 0) return rows;
  const heads = Object.entries(about.outputs).filter(([name, { names }]) => names && rows[0]![name]);
  const answers = Object.fromEntries(
    heads.map(([name]) => [name, Float32Array.from(rows.flatMap((row) => [...row[name]!]))]),
  );
  const frames = rows.map((_, position) => ({ sequence: '', position }));
  const found = postprocessed(planOf(about), answers, frames);
  return rows.map((row, i) => {
    const added = Object.entries(postprocess).map(([name, { names }]) => {
      const width = names!.length;
      return [name, Array.from(found[name]!.subarray(i * width, (i + 1) * width))];
    });
    return { ...row, ...Object.fromEntries(added) };
  });
}

/** The part of a plan that steps need. */
function planOf({ outputs, postprocess }: Pick<About, 'outputs' | 'postprocess'>) {
  const answerOf = ({ labels, names, scale }: OutputAbout): Answer => ({
    labels: labels!,
    offset: 0,
    width: names!.length,
    scale: scale as Answer['scale'],
  });
  const heads = Object.entries(outputs).filter(([, { labels }]) => labels !== undefined);
  const all = [...heads, ...Object.entries(postprocess ?? {})];
  const plan = {
    nodes: heads.map(([name, one]) => ({ name, answer: answerOf(one) })),
    postprocess: Object.entries(postprocess ?? {}).map(([name, { of, work, ...one }]) => ({
      name,
      of,
      work,
      answer: answerOf(one),
    })),
    labels: Object.fromEntries(all.map(([, { labels, kind }]) => [labels, { kind }])),
  };
  return plan as unknown as Pick<Plan, 'nodes' | 'postprocess' | 'labels'>; // steps do not read the other fields
}
