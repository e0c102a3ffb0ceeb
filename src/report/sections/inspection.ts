import type { LabelSpace } from '../../part.js';
import { bars } from '../charts/bars.js';
import { matrix } from '../charts/matrix.js';
import { wheel } from '../charts/wheel.js';
import { type Html, html } from '../html.js';
import type { InspectionRecord, RunRecord } from '../record.js';

/** What heads let one look at, averaged over the validation rows: the graphs they build, the weights they give. */
export function inspection(record: RunRecord, inspected: InspectionRecord): readonly Html[] {
  return Object.entries(inspected).flatMap(([node, tensors]) => {
    const space = record.labels[record.answers[node] ?? ''];
    if (!space) return [];
    return Object.entries(tensors).flatMap(([name, { shape, mean }]) =>
      picture(node, name, shape, mean, space),
    );
  });
}

function picture(
  node: string,
  name: string,
  shape: readonly number[],
  mean: readonly number[],
  space: LabelSpace,
): readonly Html[] {
  const n = space.names.length;
  if (shape.length === 2 && shape[0] === n && shape[1] === n) return [graph(node, name, mean, space)];
  if (mean.length === n) return [weights(node, name, mean, space)];
  return [];
}

function graph(node: string, name: string, mean: readonly number[], { names }: LabelSpace): Html {
  const n = names.length;
  const kept = names.map((_, i) => mean.slice(i * n, (i + 1) * n));
  const others = kept.flatMap((row, i) => row.filter((_, j) => j !== i));
  const chance = others.reduce((sum, value) => sum + value, 0) / others.length;
  const title = `${node}: ${name}`;
  return html`<section>
<h2>The graph that <code>${node}</code> builds</h2>
<p class="caption">How often each edge was kept (<code>${name}</code>), over the validation rows. Every row of an image’s graph keeps
its most similar nodes, so an edge chosen blindly would be kept ${(100 * chance).toFixed(0)} % of the time.</p>
<div class="figures">
<figure><figcaption><b>As a graph</b> width and depth: mean of both directions, where above chance; size of a node: how often
the others kept it</figcaption>${wheel(`${title}, as a graph`, names, kept, chance)}</figure>
<figure><figcaption><b>As a matrix</b> % of images in which the node of the row kept the node of the column</figcaption>
${matrix({ title: `${title}, as a matrix`, rows: names, columns: names, values: kept, rowTitle: 'node', columnTitle: 'kept neighbour' })}</figure>
</div></section>`;
}

const weights = (
  node: string,
  name: string,
  mean: readonly number[],
  { names }: LabelSpace,
): Html => html`<section>
<h2>What <code>${node}</code> attends to</h2>
<p class="caption">Mean of <code>${name}</code> over the validation rows, in percent; equal weights would be ${(100 / names.length).toFixed(1)} each.</p>
<div class="figures"><figure>${bars({ title: `${node}: ${name}`, names, values: mean.map((value) => 100 * value), marks: [] })}</figure></div>
</section>`;
