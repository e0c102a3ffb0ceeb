import type { Plugin } from 'declarative-zoo';
import edgeClassifier from './parts/heads/edge-classifier.js';
import edgeGraph from './parts/heads/edge-graph.js';
import similarity from './parts/heads/similarity.js';
import edgeCrossEntropy from './parts/losses/edge-cross-entropy.js';

/** ME-GraphAU's edge features for pages of declarative-zoo: `plugins: [mefl]`, `type: mefl/edge-graph`. */
const plugin: Plugin = {
  name: 'mefl',
  api: 2,
  parts: [edgeGraph, similarity, edgeClassifier, edgeCrossEntropy],
};

export default plugin;
