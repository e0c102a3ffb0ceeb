import type { LabelSpace } from '../../part.js';
import { bars } from '../charts/bars.js';
import { matrix } from '../charts/matrix.js';
import { wheel } from '../charts/wheel.js';
import { PERCENT } from '../figures.js';
import { type Html, html } from '../html.js';
import type { InspectionRecord } from '../record.js';

/** What a node lets you inspect, averaged over the validation rows: the graph it builds, the weights it assigns. */
export function inspection(node: string, inspected: InspectionRecord, space: LabelSpace): readonly Html[] {
  const n = space.names.length;
  return Object.entries(inspected[node] ?? {}).flatMap(([name, { shape, mean }]) => {
    const title = `${node}: ${name}`;
    if (shape.length === 2 && shape[0] === n && shape[1] === n) return graph(title, mean, space.names);
    return mean.length === n ? [weights(title, mean, space.names)] : [];
  });
}

function graph(title: string, mean: readonly number[], names: readonly string[]): readonly Html[] {
  const n = names.length;
  const kept = names.map((_, i) => mean.slice(i * n, (i + 1) * n));
  const others = kept.flatMap((row, i) => row.filter((_, j) => j !== i));
  const chance = others.reduce((sum, value) => sum + value, 0) / others.length;
  const asMatrix = {
    rows: names,
    columns: names,
    values: kept,
    rowTitle: 'node',
    columnTitle: 'kept neighbor',
  };
  return [
    html`<figure><figcaption><b>${title}, as a graph</b> Width and depth of an edge: how often it was kept, mean of both directions,
if above the average of ${(100 * chance).toFixed(0)} %. Size of a node: how often the others kept it.</figcaption>
${wheel(`${title}, as a graph`, names, kept, chance)}</figure>`,
    html`<figure><figcaption><b>${title}, as a matrix</b> % of validation rows in which the row’s node kept the column’s node.</figcaption>
${matrix({ title: `${title}, as a matrix`, ...asMatrix })}</figure>`,
  ];
}

const weights = (title: string, mean: readonly number[], names: readonly string[]): Html => html`<figure>
<figcaption><b>${title}</b> Mean over the validation rows, %; equal weights would be ${(100 / names.length).toFixed(1)} each.</figcaption>
${bars({ title, names, values: mean, marks: [], writing: PERCENT })}</figure>`;
