import { cropSquare } from '../../data/crop.js';
import type { Align, ImageSource } from '../../data/images.js';
import type { Pixels, Square, Tf } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import type { Surroundings } from '../surroundings.js';

/** Opens the aligner of a plan; if squares are saved, each file is searched only once. Undefined if the plan has none. */
export async function openAlign(
  { images }: Plan,
  { registry }: Surroundings,
  tf: Tf,
  keep: boolean,
): Promise<Align | undefined> {
  const { align } = images.evaluate;
  if (!align) return undefined;
  const { missing, ...options } = align;
  const { identity, find } = await registry.bind('aligners', options, ['images', 'align']).open(tf);
  const found = new Map<ImageSource, Square | null>();
  const of = async (image: Pixels, source: ImageSource | undefined): Promise<Pixels | string> => {
    const known = source === undefined ? undefined : found.get(source);
    const square = known ?? (await find(image));
    if (keep && source !== undefined) found.set(source, square);
    if (square) return cropSquare(image, square);
    return missing === 'whole' ? image : `${align.type} finds nothing in it`;
  };
  return { identity, of };
}
