import { product, type StoredArray, type StoredArrays } from './stored-array.js';

/**
 * The layout of dense layers and convolutions: [out, in] and [out, in, h, w] as in PyTorch, or [in, out] and
 * [h, w, in, out] as in the zoo.
 */
export type Layout = 'pytorch' | 'zoo';

/** Size of a kernel above which an axis must be channels: no published convolution is wider. */
const WIDEST_KERNEL = 31;

/**
 * The layout of a file's arrays, determined by their shapes: an array that fits only one layout decides for all. If
 * none does, or they disagree, the result is `declared` (from the format or the metadata), or else `unclear`. If
 * conversion would change nothing, it is the zoo's.
 */
export function layoutOf(arrays: StoredArrays, declared: Layout | undefined): Layout | 'unclear' {
  const shown = new Set<Layout>();
  for (const [name, array] of arrays) {
    const layout = shownBy(array, biasOf(name, arrays));
    if (layout) shown.add(layout);
  }
  const [only] = shown;
  if (shown.size === 1) return only!;
  if (declared) return declared;
  return shown.size === 0 && ![...arrays.values()].some(turns) ? 'zoo' : 'unclear';
}

/** Whether the two layouts of an array differ. */
const turns = ({ shape }: StoredArray): boolean =>
  (shape.length === 2 || shape.length === 4) && shape.filter((length) => length !== 1).length > 1;

/** The length of the bias that belongs to a weight, which is the length of the layer's output. */
function biasOf(name: string, arrays: StoredArrays): number | undefined {
  if (!/(^|[./])weight$/.test(name)) return undefined;
  const bias = arrays.get(name.replace(/weight$/, 'bias'));
  return bias?.shape.length === 1 ? product(bias.shape) : undefined;
}

/**
 * The only layout that an array can have: determined by its bias, and for a convolution by its kernel, which is
 * nearly always square.
 */
function shownBy({ shape }: StoredArray, bias: number | undefined): Layout | undefined {
  const fits =
    shape.length === 2 ? denseFits(shape, bias) : shape.length === 4 ? kernelFits(shape, bias) : [];
  return fits.length === 1 ? fits[0] : undefined;
}

function denseFits([first, second]: readonly number[], bias: number | undefined): Layout[] {
  if (bias === undefined) return [];
  return [...(first === bias ? ['pytorch' as const] : []), ...(second === bias ? ['zoo' as const] : [])];
}

function kernelFits([a, b, c, d]: readonly number[], bias: number | undefined): Layout[] {
  const square = (height: number, width: number): boolean => height === width && height <= WIDEST_KERNEL;
  const outputs = (...channels: number[]): boolean => bias === undefined || channels.includes(bias);
  const [first, second, third, fourth] = [a!, b!, c!, d!];
  return [
    ...(square(third, fourth) && outputs(first) ? ['pytorch' as const] : []),
    ...(square(first, second) && outputs(fourth, third * fourth) ? ['zoo' as const] : []),
  ];
}
