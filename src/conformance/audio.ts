import { join } from 'node:path';
import { wavBytes } from '../audio/write-wav.js';
import { temporaryFolder } from '../files/staged.js';
import { writeAtomically } from '../files/write.js';
import type { BackbonePart } from '../part.js';
import { stream } from '../random/stream.js';
import { boundToTry } from './bound.js';
import { Broken } from './outcome.js';

const [RATE, FPS] = [16_000, 25];

/** A frame has the declared count of numbers, all finite; they depend neither on other frames nor on earlier reads. */
export async function checkAudio(part: BackbonePart): Promise<void> {
  const { path: folder, remove } = temporaryFolder('zoo-conformance');
  try {
    const file = join(folder, 'sound.wav');
    writeAtomically(
      file,
      wavBytes(
        stream(1, 'conformance', 'sound')
          .uniform(2 * RATE)
          .map((u) => u - 0.5),
        RATE,
      ),
    );
    for (const { bound } of boundToTry(part)) {
      const size = bound.audio!.shape(RATE).reduce((a, b) => a * b, 1);
      const open = () =>
        bound.audio!.open({ file, frames: { fps: FPS, count: 2 * FPS } }, { rate: RATE, align: 'time' });
      const read = await open();
      const together = read([1, 20, 50]);
      if (together.length !== 3 * size)
        throw new Broken(`a frame is declared to have ${size} numbers, and three have ${together.length}`);
      if (!together.every(Number.isFinite)) throw new Broken('its numbers are not finite');
      const again = (await open())([20]);
      if (again.some((value, i) => !Object.is(value, together[size + i])))
        throw new Broken('read alone from a reopened file, a frame has different numbers');
    }
  } finally {
    remove();
  }
}
