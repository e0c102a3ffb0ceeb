import { badSound } from '../errors/audio.js';
import { NotReadable } from '../errors/not-readable.js';
import { ZooError } from '../errors/problem.js';
import { type Bytes, bytesInMemory, bytesOfFile } from './bytes.js';
import { readHeader, type WavHeader } from './header.js';
import type { Sound } from './sound.js';

/** An open WAV file. Its samples are the mean of all channels. */
export interface WavFile extends Sound {
  close(): void;
}

/**
 * Opens a WAV file and reads only its header: integers of 8, 16, 24 or 32 bits, floating-point numbers of 32 or 64,
 * `WAVE_FORMAT_EXTENSIBLE`, any number of channels, chunks in any order. The caller closes it. For a file in memory,
 * `file` is its name. Throws `not-wav` if the file is anything else, and `bad-sound`; `read` also throws it if a sample
 * is not a number.
 */
export function openWav(file: string, inMemory?: Uint8Array): WavFile {
  const bytes = inMemory ? bytesInMemory(inMemory) : opened(file);
  try {
    const header = readHeader(file, bytes);
    return {
      rate: header.rate,
      length: header.length,
      read: (start, count) => samplesOf(file, bytes, header, start, count),
      close: bytes.close,
    };
  } catch (error) {
    bytes.close();
    throw error;
  }
}

function opened(file: string): Bytes {
  try {
    return bytesOfFile(file);
  } catch (error) {
    if (error instanceof NotReadable)
      throw new ZooError(badSound(file, error.message), undefined, { cause: error });
    throw error;
  }
}

/** Samples to read from the disk at a time. */
const PIECE = 2 ** 16;

function samplesOf(
  file: string,
  source: Bytes,
  header: WavHeader,
  start: number,
  count: number,
): Float32Array {
  const { channels, format, length, begin } = header;
  const out = new Float32Array(count);
  const width = channels * format.bytes;
  const end = Math.min(length, start + count);
  for (let from = Math.max(0, start); from < end; from += PIECE) {
    const to = Math.min(end, from + PIECE);
    const bytes = source.at(begin + from * width, (to - from) * width);
    if (bytes.length < (to - from) * width)
      throw new ZooError(badSound(file, 'it became shorter while it was read'));
    for (let i = from; i < to; i++) {
      let sum = 0;
      for (let c = 0; c < channels; c++) sum += format.read(bytes, (i - from) * width + c * format.bytes);
      if (!Number.isFinite(sum)) throw new ZooError(badSound(file, `its sample ${i + 1} is not a number`));
      out[i - start] = sum / channels;
    }
  }
  return out;
}
