import type { Tensor, Tf } from '../part.js';

type Run = ReturnType<Tf['engine']>['runKernel'];

/** Runs a kernel on its inputs. */
export type OwnKernel = (inputs: Parameters<Run>[1], attributes?: Parameters<Run>[2]) => Tensor | Tensor[];

/** A kernel of zoo for a whole operation; undefined on engines without it, which compute the operation step by step. */
export function ownKernel(tf: Tf, name: string): OwnKernel | undefined {
  if (!tf.getKernel(name, tf.getBackend())) return undefined;
  return (inputs, attributes) => tf.engine().runKernel(name, inputs, attributes);
}
