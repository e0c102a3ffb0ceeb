/** Messages about invalid options of the backbone `log-mel`. */

export const coefficientsOfBands = (bands: number | false): string =>
  bands === false
    ? 'cepstral coefficients are made from mel bands: set bands to a number.'
    : `${bands} mel bands have at most ${bands} cepstral coefficients.`;

export const shortTransform = (fft: number, window: number, rate: number): string =>
  `a transform of ${fft} samples is shorter than the window, which has ${window} at ${rate} Hz: choose a longer one, or omit fft.`;

export const pitchTooHigh = (high: number, rate: number): string =>
  `${high} Hz is above half the sample rate, ${rate / 2} Hz: sound of ${rate} samples a second has no higher frequency.`;

export const lowAboveHigh = (low: number, high: number): string =>
  `the lowest band begins at ${low} Hz, which is not below the end of the highest, ${high} Hz.`;

export const needsFrameRate = (): string =>
  'hops are counted by a frame rate, and audio has timestamps: set audio.fps, or use hop.';
