import { classOfLabels, type Derive, labelsOfClass, sharesOfLabels } from '../../data/derived-labels.js';
import { readInner } from '../../data/inner.js';
import { RowColumns } from '../../data/row-columns.js';
import {
  derivedFromItself,
  kindsOfMap,
  notDerivable,
  sizeOfMap,
  softFromClasses,
} from '../../errors/co-annotated.js';
import { unknownSpace } from '../../errors/data-labels.js';
import { ZooError } from '../../errors/problem.js';
import { type CoAnnotatedOptions, schema } from '../../generated/datasets/co-annotated.js';
import { type LabelMap, weightsOfMap } from '../../labels.js';
import { refuse } from '../../part/refuse.js';
import { defineDataset, type LabelSpace, type Row } from '../../part.js';

/**
 * Co-annotation (Kollias 2021, as recalled): training rows without a label of `to` get one derived from their label
 * of `from`, by weights w_ie of label i for class e.
 *
 *   hard, from class e: y_i = 1 where w_ie > 0, else unknown;  from labels y: the class e of which every label with w_ie > 0 is set
 *   soft, from labels y: t_e = softmax_e(I_e), I_e = sum_i w_ie y_i / sum_i w_ie, 0 where no label of e is known
 *
 * The paper weighs the loss of labels that a class shows only sometimes by w_ie; here they weigh 1.
 */
export default defineDataset({
  name: 'co-annotated',
  schema,
  bind: (options, inner) => {
    const { of, from, to } = options;
    const bound = inner!('datasets', of, ['of']);
    if (!bound.labels.includes(from)) refuse('from', notDerivable(from, bound.labels));
    if (from === to) refuse('to', derivedFromItself(from));
    return {
      ...bound,
      labels: [...new Set([...bound.labels, to])],
      sources: bound.sources ?? [of],
      async read(context) {
        const derive = deriveBy(
          options,
          spaceOf('from', from, context.labels),
          spaceOf('to', to, context.labels),
        );
        const table = await readInner('of', () => bound.read(context));
        const rows = new RowColumns();
        for (const row of table.rows) rows.add(annotated(row, options, derive));
        return { ...table, rows };
      },
    };
  },
});

function spaceOf(option: string, name: string, spaces: { readonly [name: string]: LabelSpace }): LabelSpace {
  const space = spaces[name];
  if (!space) throw new ZooError(unknownSpace(`data.${option}`, name, Object.keys(spaces)));
  return space;
}

function deriveBy({ map, labels }: CoAnnotatedOptions, from: LabelSpace, to: LabelSpace): Derive {
  const kinds = `${from.kind} ${to.kind}`;
  if (kinds !== 'classes multi-label' && kinds !== 'multi-label classes')
    refuse('to', kindsOfMap(from.kind, to.kind));
  const weights = weightsOfMap(map as LabelMap);
  const [rows, columns] = [from.names.length, to.names.length];
  if (weights.length !== rows || weights.some((row) => row.length !== columns))
    refuse('map', sizeOfMap(`${weights.length} x ${weights[0]!.length}`, `${rows} x ${columns}`));
  if (from.kind === 'classes')
    return labels === 'soft' ? refuse('labels', softFromClasses()) : labelsOfClass(weights);
  return labels === 'soft' ? sharesOfLabels(weights) : classOfLabels(weights);
}

function annotated(row: Row, { from, to }: CoAnnotatedOptions, derive: Derive): Row {
  const label = row.split === 'train' && !row.labels[to] ? row.labels[from] : undefined;
  const derived = label && derive(label);
  return derived ? { ...row, labels: { ...row.labels, [to]: derived } } : row;
}
