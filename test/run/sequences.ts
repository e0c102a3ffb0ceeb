import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BoundHead, defineHead } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { stream } from '../../src/random/stream.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import type { Surroundings } from '../../src/run/surroundings.js';

interface Options {
  readonly input: string;
  readonly units: number;
}

const schemaOf = (type: string) => ({
  type: 'object',
  additionalProperties: false,
  required: ['type', 'input', 'units'],
  properties: {
    type: { const: type },
    input: { type: 'string', 'x-node': true },
    units: { type: 'integer' },
    labels: { type: 'string' },
  },
});

const inferring =
  ({ units }: Options): BoundHead['infer'] =>
  ({ input }) => ({
    output: { shape: [units], scale: 'values' },
    variables: ['now', 'before'].map((name) => ({
      name,
      shape: [input!.shape[0]!, units],
      init: { type: 'uniform', limit: 0.1 },
      role: 'weight',
    })),
  });

/** The same for single frames: `x A`, with a B that does nothing. */
const now = defineHead<Options>({
  name: 'mine/now',
  schema: schemaOf('mine/now'),
  bind: (options) => ({
    infer: inferring(options),
    build:
      ({ tf, variable }) =>
      ({ input }) =>
        tf.add(tf.matMul(input!, variable('now')), tf.matMul(tf.zerosLike(input!), variable('before'))),
  }),
});

/** A head that reads sequences: `x_t A + x_(t-1) B`, with zeros before the first frame of a window. */
const before = defineHead<Options>({
  name: 'mine/before',
  schema: schemaOf('mine/before'),
  bind: (options) => ({
    temporal: true,
    infer: inferring(options),
    build:
      ({ tf, variable }) =>
      ({ input }, { frames }) => {
        const [windows, length, width] = input!.shape as [number, number, number];
        const seen = frames ? tf.mul(input!, tf.expandDims(frames, 2)) : input!;
        const earlier = tf.concat(
          [tf.zeros([windows, 1, width]), tf.slice(seen, [0, 0, 0], [-1, length - 1, -1])],
          1,
        );
        const times = (x: typeof seen, name: string) => tf.matMul(tf.reshape(x, [-1, width]), variable(name));
        return tf.reshape(tf.add(times(seen, 'now'), times(earlier, 'before')), [
          windows,
          length,
          options.units,
        ]);
      },
  }),
});

/** A folder with drawn sequences: the label of a frame is a number of the frame before it, so no frame shows its own. */
export function sequencesWorkplace() {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-'));
  const lines = ['image,split,video,frame,valence,arousal'];
  const vectors: string[] = [];
  for (const [split, videos] of [
    ['train', 12],
    ['validation', 4],
  ] as const)
    for (let video = 0; video < videos; video++) {
      const name = `${split}${video}`;
      const numbers = Array.from({ length: 20 + video }, (_, frame) =>
        stream(3, name, frame)
          .uniform(3)
          .map((x) => 2 * x - 1),
      );
      numbers.forEach((x, frame) => {
        const key = `${name}/${String(frame + 1).padStart(5, '0')}.jpg`;
        vectors.push(JSON.stringify({ image: key, vector: Array.from(x) }));
        const [valence, arousal] = numbers[frame - 1] ?? [0, 0];
        lines.push([key, split, name, frame + 1, valence!.toFixed(4), arousal!.toFixed(4)].join(','));
      });
    }
  // Every seventh frame has no row, and every fifth no label.
  const sparse = lines
    .filter((_, i) => i === 0 || i % 7 !== 3)
    .map((line, i) => (i % 5 === 2 ? line.replace(/,[^,]*,[^,]*$/, ',,') : line));
  writeFileSync(join(folder, 'sparse.csv'), `${sparse.join('\n')}\n`);
  writeFileSync(join(folder, 'rows.csv'), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'vectors.jsonl'), `${vectors.join('\n')}\n`);
  const context: Surroundings = {
    registry: createRegistry([...builtinParts, before, now]),
    env: {},
    cache: join(folder, 'cache'),
    zoo: resolve('zoo'),
    library: [resolve('zoo')],
    version: '0.0.0',
    now: () => new Date(0),
  };
  const open = (text: string) => {
    const file = join(folder, 'page.yaml');
    writeFileSync(file, text.replaceAll('ROOT', folder));
    return openPage({ page: file }, context);
  };
  return { folder, context, open };
}

export const PAGE = `
name: sequences
data:
  type: manifest
  root: ROOT
  file: rows.csv
  image: false
  key: image
  split: split
  sequence: video
  position: frame
  labels: { valence-arousal: { columns: [valence, arousal] } }
backbone: { type: features, file: ROOT/vectors.jsonl, values: vector, width: 3 }
windows: { length: 8 }
heads:
  va: { type: mine/before, input: backbone, units: 2, labels: valence-arousal }
training: { optimizer: { type: adam, rate: 0.05 }, batch: 8, epochs: 20 }
stages:
  all:
    train: [va]
    losses: { va: { type: mse } }
metrics:
  P_VA: { type: ccc, node: va }
`;
