import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDecoder, readImageFile } from '../data/decode.js';
import { drawFaces } from '../faces/draw.js';
import { temporaryFolder } from '../files/staged.js';
import type { Pixels } from '../part.js';
import { stream } from '../random/stream.js';

/** Various photos: a face, the face at one side of a wide photo, noise in portrait and landscape, one color, a single pixel. */
export async function pictures(): Promise<readonly Pixels[]> {
  const face = await drawnFace();
  return [face, asideOf(face), noise(40, 30), noise(30, 64), filled(16, 16), filled(1, 1)];
}

const filled = (width: number, height: number): Pixels => ({
  width,
  height,
  data: new Uint8Array(3 * width * height).fill(128),
});

const noise = (width: number, height: number): Pixels => ({
  width,
  height,
  data: Uint8Array.from(stream(1, 'conformance', 'photo', width).uniform(3 * width * height), (u) => 255 * u),
});

function asideOf({ data, width, height }: Pixels): Pixels {
  const wide = filled(2 * width, height);
  for (let row = 0; row < height; row++)
    wide.data.set(data.subarray(3 * row * width, 3 * (row + 1) * width), 3 * (2 * row + 1) * width);
  return wide;
}

async function drawnFace(): Promise<Pixels> {
  const { path: folder, remove } = temporaryFolder('zoo-conformance');
  try {
    const root = join(folder, 'faces');
    await drawFaces(root, { seed: 1, train: 1, validation: 1 });
    const [file] = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.jpg'),
    );
    const decode = createDecoder();
    return (await decode((await readImageFile(join(root, file!))) as Buffer)) as Pixels;
  } finally {
    remove();
  }
}
