import { defineAligner } from 'declarative-zoo';
import { schema } from '../../generated/aligners/sample-part.js';

/**
 * The square around all pixels whose red, green or blue differs from that of the first pixel by more than
 * `tolerance`, `scale` times as wide; upright. Null if there are none.
 */
export default defineAligner({
  name: 'sample-part',
  schema,
  bind: ({ tolerance, scale }) => ({
    open: async () => ({
      identity: 'trim, version 1',
      find: async ({ data, width, height }) => {
        let [left, right, top, bottom] = [width, -1, height, -1];
        for (let pixel = 0; pixel < width * height; pixel++) {
          const differs = [0, 1, 2].some((c) => Math.abs(data[3 * pixel + c]! - data[c]!) > tolerance);
          if (!differs) continue;
          const [x, y] = [pixel % width, Math.floor(pixel / width)];
          [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), y];
        }
        if (right < 0) return null;
        const side = scale * Math.max(right - left + 1, bottom - top + 1);
        return { x: (left + right + 1) / 2, y: (top + bottom + 1) / 2, side, angle: 0 };
      },
      close() {},
    }),
  }),
});
