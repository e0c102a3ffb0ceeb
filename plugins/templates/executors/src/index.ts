import type { Plugin } from 'declarative-zoo';
import part from './parts/executors/sample-part.js';

/** `--plugin sample-plugin --executor sample-plugin/sample-part` of zoo ablate. */
export default {
  name: 'sample-plugin',
  api: 2,
  parts: [part],
} satisfies Plugin;
