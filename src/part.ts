/**
 * What a part is. A part is a record of plain data and functions, made with one of the `define...` functions below.
 * Built-in parts and plugins use the same functions. A part never imports tfjs, a room or another part: it receives
 * the tensor library (`tf`), its own options (flat, checked, with defaults filled in) and its own variables.
 */
export type * from './part/aligner.js';
export type * from './part/backbone.js';
export type * from './part/balancer.js';
export type * from './part/dataset.js';
export * from './part/define.js';
export type * from './part/executor.js';
export type * from './part/frozen.js';
export type * from './part/gradient.js';
export type * from './part/head.js';
export type * from './part/label.js';
export type * from './part/loss.js';
export type * from './part/metric.js';
export type * from './part/node.js';
export type * from './part/optimizer.js';
export type * from './part/part.js';
export { refuse } from './part/refuse.js';
export type * from './part/schedule.js';
export type * from './part/shelf.js';
export type * from './part/tensor.js';
export type * from './part/tracker.js';
