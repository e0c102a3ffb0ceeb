/** sin(t / 10000^(2 i / width)) in column 2 i and its cosine in the next, for frame t: [frames x width]. Vaswani et al. 2017. */
export function sinusoids(frames: number, width: number): Float32Array {
  return Float32Array.from({ length: frames * width }, (_, at) => {
    const [t, column] = [Math.floor(at / width), at % width];
    const angle = t / 10_000 ** ((column - (column % 2)) / width);
    return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
}
