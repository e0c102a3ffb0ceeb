import type { Row } from '../part.js';

/** A file name that ends in a frame number, `<sequence>/00042.jpg`: captures the folder and the last number. */
const FRAME = /^(?:(.*)[\\/])?(?:[^\\/]*?)(\d+)\.[^.\\/]+$/;

/** The sequence and frame in the name of an image; neither if the name does not end in a number. */
export function frameOf(name: string): Pick<Row, 'sequence' | 'position'> {
  const [, sequence = '', frame] = FRAME.exec(name) ?? [];
  const position = Number(frame);
  return frame === undefined || !Number.isSafeInteger(position) ? {} : { sequence, position };
}
