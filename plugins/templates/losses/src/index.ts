import type { Plugin } from 'declarative-zoo';
import part from './parts/losses/sample-part.js';

/** `plugins: ["sample-plugin"]` in a page, `type: "sample-plugin/sample-part"`. */
export default {
  name: 'sample-plugin',
  api: 2,
  parts: [part],
} satisfies Plugin;
