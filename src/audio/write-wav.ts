/**
 * A WAV file with one channel, 16 bits per sample and a header of 44 bytes. Samples beyond [-1, 1] are clipped:
 * `wavBytes([0.5, 2], 8000)` contains 16,384 and 32,767.
 */
export function wavBytes(samples: Float32Array, rate: number): Buffer {
  const bytes = Buffer.alloc(44 + 2 * samples.length);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + 2 * samples.length, 4);
  bytes.write('WAVE', 8, 'latin1');
  bytes.write('fmt ', 12, 'latin1');
  bytes.writeUInt32LE(16, 16); // bytes in this chunk
  bytes.writeUInt16LE(1, 20); // integers
  bytes.writeUInt16LE(1, 22); // channels
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(2 * rate, 28); // bytes per second
  bytes.writeUInt16LE(2, 32); // bytes per sample, all channels
  bytes.writeUInt16LE(16, 34); // bits
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((sample, i) => {
    const level = Math.round(sample * 32_768);
    bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, level)), 44 + 2 * i);
  });
  return bytes;
}
