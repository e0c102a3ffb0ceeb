import type { Plugin } from 'declarative-zoo';
import famo from './parts/balancers/famo.js';
import gradnorm from './parts/balancers/gradnorm.js';
import uncertainty from './parts/balancers/uncertainty.js';

/** Loss balancers for joint stages of declarative-zoo: `plugins: [multitask-balancing]`, `balancer: { type: multitask-balancing/famo }`. */
const plugin: Plugin = { name: 'multitask-balancing', api: 2, parts: [famo, gradnorm, uncertainty] };

export default plugin;
