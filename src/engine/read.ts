import type { Tensor } from '../part.js';

/**
 * The numbers of a tensor, row by row. The only place where numbers leave an engine, asynchronously, because an engine
 * on a GPU has no other way. The array may be the engine's own memory: copy it before you keep or change it.
 */
export const readBack = async (tensor: Tensor): Promise<Float32Array> =>
  (await tensor.data()) as Float32Array;

/** The numbers of some tensors by name; disposes of the tensors. */
export async function takeBack(tensors: {
  readonly [name: string]: Tensor;
}): Promise<{ [name: string]: Float32Array }> {
  const taken = Object.entries(tensors).map(async ([name, tensor]) => {
    const numbers = await readBack(tensor);
    tensor.dispose();
    return [name, numbers] as const;
  });
  return Object.fromEntries(await Promise.all(taken));
}

/** The numbers of a tensor, synchronously. For tests on engines that support it, such as the reference; never for training. */
export const readNow = (tensor: Tensor): Float32Array => tensor.dataSync() as Float32Array;
