import type { Plugin } from 'declarative-zoo';
import gatedFusion from './parts/heads/gated-fusion.js';

/** Gated fusion for pages of declarative-zoo: `plugins: [gated]`, `type: gated/gated-fusion`. */
const plugin: Plugin = { name: 'gated', api: 2, parts: [gatedFusion] };

export default plugin;
