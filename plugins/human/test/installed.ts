import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { has } from '../../../test/needs.js';
import { findModel } from '../src/models.js';

/** The models folder of @vladmandic/human, if it is installed or HUMAN_MODELS names it. */
export const models = (() => {
  const found = findModel('faceres', process.env.HUMAN_MODELS);
  return has('human', found !== undefined) ? dirname(found!) : undefined;
})();

/** Why the tests of the real models are skipped. */
export const needs = 'needs @vladmandic/human (or HUMAN_MODELS, the folder of its models)';

/** A drawn face, 256 x 256 pixels, RGB, or resized to `side` without interpolation. */
export async function face(side = 256): Promise<Uint8Array> {
  const file = fileURLToPath(new URL('face.png', import.meta.url));
  const image = sharp(file).resize(side, side, { kernel: 'nearest' }).removeAlpha();
  return new Uint8Array(await image.raw().toBuffer());
}
