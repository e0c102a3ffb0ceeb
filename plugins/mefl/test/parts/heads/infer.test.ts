import { describe, expect, test } from 'vitest';
import edgeClassifier from '../../../src/parts/heads/edge-classifier.js';
import edgeGraph from '../../../src/parts/heads/edge-graph.js';
import similarity from '../../../src/parts/heads/similarity.js';

const signal = (...shape: number[]) => ({ shape, scale: 'features' as const });
const options = { type: 'edge-graph', input: 'backbone.map', nodes: 12, width: 512 } as const;

describe('at the size of the paper', () => {
  test.each([
    ['49 places', signal(49, 1280)],
    ['a map of 7 x 7', signal(7, 7, 1280)],
  ])('%s make 12 nodes and 144 edges', (_, input) => {
    const { output, variables } = edgeGraph.bind(options).infer({ input });
    expect(output.shape).toEqual([156, 512]);
    const weights = variables.filter(({ role }) => role === 'weight');
    const count = weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    // Layers 1280 -> 512 and 12 of 512 -> 512, each with bias and batch norm; two attentions of 512 -> 256, 256, 512 and a
    // projection; batch norms of 144 edges; two convolutions of five matrices, 144 edges and 12 nodes.
    const layers = (1280 + 3) * 512 + 12 * (512 + 3) * 512;
    const attention = 2 * 2 * 513 * 512 + 513 * 512 + 2 * 144;
    expect(count).toBe(layers + attention + 2 * (5 * 512 ** 2 + 2 * 144 + 2 * 12));
  });

  const graph = signal(156, 512);
  test('12 probabilities', () => {
    const { output } = similarity.bind({ type: 'similarity', graph: 'graph' }).infer({ graph });
    expect(output).toEqual({ shape: [12], scale: 'probabilities' });
  });
  test('four logits an edge', () => {
    const { output } = edgeClassifier.bind({ type: 'edge-classifier', graph: 'graph' }).infer({ graph });
    expect(output).toEqual({ shape: [576], scale: 'mefl/edges' });
  });
});

describe('what is rejected', () => {
  test('a pooled vector', () => {
    expect(() => edgeGraph.bind(options).infer({ input: signal(1288) })).toThrow(
      'input must be a map, a vector for each place, not the vector [1288]: attention needs places to choose from',
    );
  });
  test.each([[signal(12)], [signal(13, 4)], [signal(3, 4, 5)]])('%j as a graph', (graph) => {
    expect(() => similarity.bind({ type: 'similarity', graph: 'graph' }).infer({ graph })).toThrow(
      `graph must be an edge-graph, [nodes + nodes x nodes, width], not [${graph.shape}]`,
    );
  });
});
