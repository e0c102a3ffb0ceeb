import type { Plugin } from 'declarative-zoo';
import blazeface from './parts/aligners/blazeface.js';
import faceres from './parts/backbones/faceres.js';

/** Real face features and a face detector for pages of declarative-zoo: `plugins: [human]`, `type: human/faceres`. */
const plugin: Plugin = { name: 'human', api: 2, parts: [faceres, blazeface] };

export default plugin;
