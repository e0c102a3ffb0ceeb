import type { Drawing } from './drawing.js';
import { fill, mix } from './ink.js';
import { mirrored, type Point } from './space.js';

/** A beard or mustache, below the lips. */
export function beard(drawing: Drawing): string {
  const kind = drawing.who.beard;
  const color = mix(drawing.who.hair, '#1a0f0a', 0.25);
  if (kind === 'none') return '';
  if (kind === 'stubble') return fill(jowls(drawing), color, 0.22);
  const lip = fill(mustache(drawing), color, 0.85);
  if (kind === 'goatee') return lip + fill(tuft(drawing), color, 0.85);
  return kind === 'full' ? lip + fill(jowls(drawing), color, 0.88) : lip;
}

/** Rises with the upper lip (AU 10); its ends rise with the corners of the mouth (AU 12). */
function mustache({ space, who, unit }: Drawing): string {
  const y = who.mouth.y - 2.6 * unit(10);
  const w = who.mouth.width;
  const end: Point = [w + 1, y - 2 - 3 * unit(12)];
  const above: Point[] = [[0, who.nose.length + 4.6], [0.5 * w, y - 6.4], end];
  const below: Point[] = [[0, y - 4.4], [0.4 * w, y - 3.8], end];
  return space.shape(symmetric(above), symmetric(below).reverse());
}

function tuft({ space, who, chin, jaw }: Drawing): string {
  const low = who.mouth.y + 8 + 0.9 * jaw;
  const half: Point[] = [
    [0, low + 1],
    [9, low + 3],
    [8, chin - 1],
    [0, chin + 3, 0],
  ];
  return space.shape([...half, ...half.slice(0, -1).map(mirrored).reverse()]);
}

function jowls({ space, who, chin, jaw, unit }: Drawing): string {
  const y = who.mouth.y - 2.6 * unit(10);
  const w = who.mouth.width;
  const edge: Point[] = [
    [0, chin + 3, 0],
    [17, chin - 2, 0],
    [31.8 * who.head.jaw, 26, 0],
    [37, 4, 0],
  ];
  const inner: Point[] = [
    [0, y + 8 + 0.9 * jaw],
    [w + 3, y + 4],
    [w + 5, y - 5],
    [28, 18],
    [37, 4, 0],
  ];
  return space.shape(symmetric(edge), symmetric(inner).reverse());
}

/** Completes a right half, given from the middle outwards, to a whole from left to right. */
function symmetric(half: readonly Point[]): Point[] {
  return [...half.slice(1).map(mirrored).reverse(), ...half];
}
