/** Bands of equal width on a pitch scale. */
export interface MelOptions {
  readonly bands: number;
  /** The lowest and the highest frequency, Hz. */
  readonly low: number;
  readonly high: number;
  /**
   * `htk`: 2595 log10(1 + f / 700) (Young et al., The HTK book); `slaney`: linear to 1000 Hz, logarithmic above (Slaney, Auditory
   * toolbox 1998), the scale of librosa.
   */
  readonly scale: 'slaney' | 'htk';
  /** Whether each triangle has an area of 1 (librosa) or a height of 1 (torchaudio, HTK). */
  readonly area: boolean;
}

/** Weights of a band's frequencies: `weights` from `first` on, 0 for all others. */
export interface Band {
  readonly first: number;
  readonly weights: Float64Array;
}

/** Triangles over the frequencies of a spectrogram, each from the center of the previous band to the center of the next. */
export function melBands({ bands, low, high, scale, area }: MelOptions, rate: number, fft: number): Band[] {
  const { toMel, toHertz } = SCALES[scale];
  const [from, to] = [toMel(low), toMel(high)];
  const edges = Array.from({ length: bands + 2 }, (_, i) => toHertz(from + ((to - from) * i) / (bands + 1)));
  return Array.from({ length: bands }, (_, band) => {
    const [begin, middle, end] = edges.slice(band, band + 3) as [number, number, number];
    const height = area ? 2 / (end - begin) : 1;
    const all = Float64Array.from({ length: Math.floor(fft / 2) + 1 }, (_, k) => {
      const f = (k * rate) / fft;
      return height * Math.max(0, Math.min((f - begin) / (middle - begin), (end - f) / (end - middle)));
    });
    const first = Math.max(0, all.findIndex((weight) => weight > 0)); // biome-ignore format: one thought
    const last = all.findLastIndex((weight) => weight > 0);
    return { first, weights: all.slice(first, last + 1) };
  });
}

/** Slaney's scale bends at 1000 Hz, which is mel 15; above it, 27 mels are a factor of 6.4. */
const BEND = { hertz: 1000, mel: 15, step: Math.log(6.4) / 27 };

const SCALES = {
  htk: {
    toMel: (f: number) => 2595 * Math.log10(1 + f / 700),
    toHertz: (mel: number) => 700 * (10 ** (mel / 2595) - 1),
  },
  slaney: {
    toMel: (f: number) =>
      f < BEND.hertz ? (f / BEND.hertz) * BEND.mel : BEND.mel + Math.log(f / BEND.hertz) / BEND.step,
    toHertz: (mel: number) =>
      mel < BEND.mel ? (mel / BEND.mel) * BEND.hertz : BEND.hertz * Math.exp(BEND.step * (mel - BEND.mel)),
  },
} as const;
