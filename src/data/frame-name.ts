import type { Row } from '../part.js';

/** A name that ends in the number of a frame, `<sequence>/00042.jpg`: the folder, and the last number of the file's name. */
const FRAME = /^(?:(.*)[\\/])?(?:[^\\/]*?)(\d+)\.[^.\\/]+$/;

/** The sequence and the frame that the name of an image says; neither where it ends in no number. */
export function frameOf(name: string): Pick<Row, 'sequence' | 'position'> {
  const [, sequence = '', frame] = FRAME.exec(name) ?? [];
  const position = Number(frame);
  return frame === undefined || !Number.isSafeInteger(position) ? {} : { sequence, position };
}
