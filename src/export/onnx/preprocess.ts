import { sizeOf } from '../../extent.js';
import { type OnnxWriter, TYPES } from '../../onnx/writer.js';
import type { TraceValue } from '../../trace/trace.js';
import type { Preprocessing } from '../about.js';

const UINT8 = 2;

/** The input of a graph that preprocesses images itself: one decoded image. */
export const decodedImage = (name: string) => ({
  name,
  type: {
    tensorType: {
      elemType: UINT8,
      shape: { dim: [{ dimParam: 'height' }, { dimParam: 'width' }, { dimValue: 3 }] },
    },
  },
});

/**
 * Turns one decoded image, uint8 `[height, width, 3]` in RGB, into the network's input: resizes with antialiasing, and
 * normalizes. onnxruntime resizes 8-bit images like Pillow, x then y, each rounded; a level may differ by 1.
 */
export function preprocess(
  w: OnnxWriter,
  value: TraceValue,
  { resize, mean, std }: Preprocessing,
  image: string,
): void {
  w.owner = 'preprocessing';
  const rows = w.node('Unsqueeze', [w.node('Transpose', [image], { perm: [2, 0, 1] }), w.ints([0])]);
  const resized = w.node('Resize', [rows, '', '', w.ints([1, 3, ...sizeOf(resize)])], {
    mode: 'linear',
    coordinate_transformation_mode: 'half_pixel',
    antialias: 1,
    exclude_outside: 1,
  });
  const channel = (name: string, of: (i: number) => number): string =>
    w.array(
      `preprocessing/${name}`,
      [3, 1, 1],
      Float32Array.from(mean, (_, i) => of(i)),
      TYPES.float32,
    );
  const pixels = w.node('Cast', [resized], { to: TYPES.float32 });
  const scaled = w.node('Mul', [pixels, channel('scale', (i) => 1 / (255 * std[i]!))]);
  w.giveMap(value, w.node('Add', [scaled, channel('shift', (i) => -mean[i]! / std[i]!)]));
}
