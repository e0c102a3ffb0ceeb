/** The public door: what a plugin imports. Nothing inside src imports this file. */
export * from './errors/problem.js';
export * from './labels.js';
export type { Ops } from './network/ops.js';
export * from './part.js';
