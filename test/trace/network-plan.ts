import { planWithNetwork, stage } from '../../src/conformance/pages.js';
import { type AnyPart, defineBackbone } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { type Given, schema } from './head-plan.js';

/** How the small network sees pixels. */
export const normalize = { mean: [0.4, 0.5, 0.6], std: [0.2, 0.3, 0.25] };

/** A plan of a small network with batch norms, of which one follows no convolution, and a head on its features. */
export function networkPlan(): Given {
  const network = defineBackbone({
    schema,
    name: 'test/network',
    normalize,
    bind: () => ({
      network: (ops, image) => {
        const norm = { epsilon: 1e-3, momentum: 0.1 };
        const conv = { filters: 4, kernel: 3, stride: 2, padding: 1, bias: true };
        const a = ops.relu(ops.batchNorm(ops.conv(image, 'a', conv), 'a.norm', norm));
        const deep = { kernel: 3, stride: 1, padding: 1, bias: false };
        const b = ops.batchNorm(ops.depthwise(a, 'b', deep), 'b.norm', norm);
        const c = ops.batchNorm(ops.add(a, b), 'c.norm', norm);
        return { features: ops.globalAveragePool(ops.maxPool(c)) };
      },
    }),
  });
  const registry = stage([...builtinParts, network as unknown as AnyPart]);
  return { plan: planWithNetwork(registry, { type: 'test/network' }), registry };
}
