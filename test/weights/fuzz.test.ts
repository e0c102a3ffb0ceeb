import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { stream } from '../../src/random/stream.js';
import { zooWeights } from '../../src/weights/convert.js';
import { encodeSafetensors } from '../../src/weights/safetensors/encode.js';
import { listWeights } from '../../src/weights/weights-file.js';

const folder = new URL('fixtures/', import.meta.url);
const files = readdirSync(folder).filter((name) => /\.(pt|pth|onnx)$/.test(name));
const array = { shape: [2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) };
const safetensors = Buffer.from(encodeSafetensors(new Map([['a.weight', array]]), { format: 'pt' }));
const sources: [string, Buffer][] = [
  ['x.safetensors', safetensors],
  ...files.map((name): [string, Buffer] => [name, readFileSync(new URL(name, folder))]),
];

const TIMES = 150;
/** Bytes that a file of a few kilobytes may need while it is read, far more than any needs. */
const MOST = 256 * 2 ** 20;

/** The instructions of pickles, which change most of how the rest of a file is read. */
const INSTRUCTIONS = Buffer.from('()}Rbust2Qhqe0ajKJXc\x80\x81\x85\x86\x87\x8a\x93\x94\xff', 'latin1');

/** The file with some of its bytes changed, cut out, doubled or put elsewhere; the same for the same name and number. */
function mutated(bytes: Buffer, name: string, n: number): Buffer {
  const draws = stream(1, name, n).uniform(16);
  const at = Math.floor(draws[0]! * bytes.length);
  const to = Math.min(bytes.length, at + 1 + Math.floor(draws[1]! ** 3 * 64));
  const [head, piece, tail] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)];
  switch (n % 7) {
    case 0:
      return head;
    case 1:
      return Buffer.concat([head, tail]);
    case 2:
      return Buffer.concat([head, piece, piece, tail]);
    case 3:
      return Buffer.concat([head, Buffer.alloc(piece.length, draws[2]! < 0.5 ? 0 : 0xff), tail]);
    case 4:
      return Buffer.concat([head, tail, piece]);
    case 5: {
      const changed = Buffer.from(bytes);
      for (const draw of draws.slice(12))
        changed[Math.floor(draw * Math.min(bytes.length, 1500))] =
          INSTRUCTIONS[Math.floor((draw * 1e6) % INSTRUCTIONS.length)]!;
      return changed;
    }
    default: {
      const changed = Buffer.from(bytes);
      for (const draw of draws.slice(4))
        changed[Math.floor(draw * bytes.length)] = Math.floor((draw * 1e6) % 256);
      return changed;
    }
  }
}

describe('a damaged file of any kind is read, or refused in a sentence', () => {
  it.each(sources)('%s', (name, bytes) => {
    const before = process.memoryUsage().rss;
    const ends = { read: 0, refused: 0 };
    for (let n = 0; n < TIMES; n++) {
      try {
        const { arrays } = zooWeights(listWeights(mutated(bytes, name, n), name));
        for (const { shape, data } of arrays.values())
          expect(data.length).toBe(shape.reduce((a, b) => a * b, 1));
        ends.read++;
      } catch (error) {
        if (!(error instanceof ZooError)) throw error;
        expect(error.message.startsWith(name), error.message).toBe(true);
        expect(error.message).not.toMatch(/\n|undefined|NaN/);
        expect(error.message.length).toBeLessThan(600);
        ends.refused++;
      }
    }
    expect(ends.read + ends.refused).toBe(TIMES);
    expect(ends.refused).toBeGreaterThan(TIMES / 7); // the files that are cut off, at least
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST);
  });
});
