import type { Engine } from '../../src/engine/engine.js';
import { buildGraph } from '../../src/graph/graph.js';
import { isOutside } from '../../src/plan/backbones.js';
import { sourcesOf } from '../../src/plan/flow.js';
import type { Plan, PlanStage } from '../../src/plan/plan.js';
import type { Registry } from '../../src/registry.js';
import { createStepper } from '../../src/train/stage.js';
import { emptySlots, trainStep } from '../../src/train/step.js';

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** What a step does on a real engine: operations by the shapes of its kernels, memory by what the wasm heap allocates. */
export async function realStep(plan: Plan, stage: PlanStage, registry: Registry, { tf }: Engine) {
  const heap = watchHeap(tf);
  const names = plan.nodes
    .filter((node) => node.shelf === 'heads' || !isOutside(plan, node))
    .map((node) => node.name);
  const graph = buildGraph(plan, names, registry, tf, 1);
  const { batch } = stage;
  const labels = Object.values(plan.labels).map(({ name, kind, names: { length: width } }) => {
    const data = Float32Array.from({ length: batch * width }, (_, i) => Number(i % (width + 1) === 0));
    const has = Uint8Array.from({ length: batch }, (_, i) => Number(stage.rows.length === 1 || i > 0));
    return [name, { kind, width, data, has }] as const;
  });
  const train = { labels: Object.fromEntries(labels) };
  const stepper = createStepper({ plan, stage, registry, tf, graph, seed: 1, train });
  const slots = emptySlots(tf, stepper.variables, stepper.optimizer);
  const rows = Int32Array.from({ length: batch }, (_, i) => i);
  const at = { epoch: 0, inEpoch: 0, step: 0, rate: 1e-3 };
  const { kernels } = await tf.profile(async () => {
    await trainStep(stepper, { rows, feeds: feedsOf(plan, stage) }, slots, at);
    return [];
  });
  tf.dispose(slots);
  graph.dispose();
  return { flops: kernels.reduce((sum, kernel) => sum + flopsOf(kernel), 0), peak: heap.close() };
}

function feedsOf(plan: Plan, { active, batch }: PlanStage) {
  const nodes = new Map(plan.nodes.map((node) => [node.name, node]));
  const read = new Set(active.flatMap((name) => sourcesOf(nodes.get(name)!)));
  const shapes = [...read].filter((name) => !active.includes(name)).map((name): [string, readonly number[]] => [name, nodes.get(name)!.output.shape]); // biome-ignore format: one step
  if (active.includes('backbone')) shapes.push(['image', plan.nodes[0]!.signals.image!.shape]);
  return shapes.map(([name, shape]) => ({
    name,
    shape,
    data: Float32Array.from({ length: batch * size(shape) }, (_, i) => Math.sin(i * 1.7)),
  }));
}

interface Kernel {
  readonly name: string;
  readonly inputShapes: unknown;
  readonly outputShapes: unknown;
}

/** From shapes alone: the root of the three sizes for a product of batches of matrices, the taps for a convolution. */
function flopsOf({ name, inputShapes, outputShapes }: Kernel): number {
  const [a = [], b = []] = inputShapes as number[][];
  const [out = []] = outputShapes as number[][];
  const batches = Math.max(size(a.slice(0, -2)), size(b.slice(0, -2)));
  const flops: { readonly [kernel: string]: () => number } = {
    BatchMatMul: () => {
      const [left, right] = [batches / size(a.slice(0, -2)), batches / size(b.slice(0, -2))];
      return 2 * Math.sqrt((size(a) * left * size(b) * right * size(out)) / batches);
    },
    Conv2D: () => (2 * size(out) * size(b)) / b.at(-1)!,
    Conv2DBackpropInput: () => (2 * size(a) * size(b)) / b.at(-1)!,
    Conv2DBackpropFilter: () => (2 * size(b) * size(out)) / out.at(-1)!,
    DepthwiseConv2dNative: () => 2 * size(out) * b[0]! * b[1]!,
    DepthwiseConv2dNativeBackpropInput: () => 2 * size(a) * b[0]! * b[1]!,
    DepthwiseConv2dNativeBackpropFilter: () => 2 * size(b) * out[0]! * out[1]!,
  };
  return flops[name]?.() ?? 0;
}

/** The peak use of the wasm heap above its current use. */
function watchHeap(tf: Engine['tf']): { close(): number } {
  const { wasm } = tf.backend() as unknown as { wasm: Heap };
  const { _malloc: take, _free: give } = wasm;
  const blocks = new Map<number, number>();
  let [live, peak] = [0, 0];
  wasm._malloc = (bytes) => {
    const at = take(bytes);
    blocks.set(at, bytes);
    live += bytes;
    peak = Math.max(peak, live);
    return at;
  };
  wasm._free = (at) => {
    live -= blocks.get(at) ?? 0;
    blocks.delete(at);
    give(at);
  };
  return {
    close: () => {
      Object.assign(wasm, { _malloc: take, _free: give });
      return peak;
    },
  };
}

interface Heap {
  _malloc(bytes: number): number;
  _free(at: number): void;
}
