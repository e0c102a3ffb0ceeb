import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformance } from '../../src/conformance/kit.js';
import { stage } from '../../src/conformance/pages.js';
import type { Engine } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/open.js';
import { ZooError } from '../../src/errors/problem.js';
import type { Ops } from '../../src/network/ops.js';
import {
  type AnyPart,
  type BoundGradient,
  defineAligner,
  defineBackbone,
  defineBalancer,
  defineDataset,
  defineGradient,
  defineTracker,
  type FrozenModel,
  type PartSchema,
  type Pixels,
  type ReadRows,
  type Row,
  type Scalar,
  type Square,
  type Table,
  type Tensor,
  type Tf,
  type Tracking,
} from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';

// On the reference engine, opened as if it were three engines: a difference between engines is one between openings.
let cpu: Engine;
let folder = '';
beforeAll(async () => {
  cpu = await openEngine('cpu');
  folder = mkdtempSync(join(tmpdir(), 'zoo-found-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const schema: PartSchema = {
  description: 'A part.',
  type: 'object',
  additionalProperties: false,
  properties: { type: { const: 'bad', description: 'Picks it.' } },
};
const base = { name: 'bad', schema };
const normalize = { mean: [0, 0, 0], std: [1, 1, 1] };

/** The failed checks, as `check: why`. */
async function failures(part: AnyPart): Promise<string> {
  const open = () => openEngine('cpu');
  const kit = {
    registry: stage([...builtinParts, part]),
    cpu,
    engines: [open, open, open],
    env: process.env,
  };
  const outcomes = await conformance(part, kit);
  return outcomes
    .flatMap(({ check, passed, why }) => (passed === false ? [`${check}: ${why}`] : []))
    .join('\n');
}

/** The valid part passes, and each changed one fails with its sentence. */
const finds = <C>(
  part: (changed: C) => AnyPart,
  sound: C,
  broken: readonly (readonly [string, C, string | readonly string[]])[],
) => {
  it('finds nothing wrong with a valid plugin', async () => expect(await failures(part(sound))).toBe(''));
  it.each(broken)('finds %s', async (_, changed, said) => {
    const found = await failures(part(changed));
    for (const sentence of [said].flat()) expect(found).toContain(sentence);
  });
};

describe('the kit, for a network', () => {
  type Network = <T>(ops: Ops<T>, image: T) => { readonly [output: string]: T };
  const conv = { filters: 2, kernel: 3, stride: 4, padding: 'same', bias: true } as const;
  const features: Network = (ops, image) => ({
    features: ops.globalAveragePool(ops.conv(image, 'conv', conv)),
  });
  /** Applied to the features if they are tensors. */
  const then =
    (work: (tf: Tf, x: Tensor) => Tensor): Network =>
    (ops, image) => {
      const { features: x } = features(ops, image);
      return { features: x instanceof cpu.tf.Tensor ? (work(cpu.tf, x) as typeof x) : x! };
    };
  let seen = 0;
  finds((network: Network) => defineBackbone({ ...base, normalize, bind: () => ({ network }) }), features, [
    [
      'a gradient that is not that of the function',
      then((tf, x) => {
        const twice = tf.customGrad((y) => ({
          value: tf.mul(y as Tensor, 2),
          gradFunc: (dy: Tensor) => dy,
        }));
        return twice(x);
      }),
      'gradients: the gradient of image is not that of the function',
    ],
    [
      'another width than declared',
      then((tf, x) => tf.concat([x, x], 1)),
      'shapes: output features is declared 2 wide, and two rows of it are [2,4]',
    ],
    ['a tensor that is not disposed of', then((tf, x) => tf.keep(tf.clone(x))), 'tensors are left behind'],
    [
      'numbers that are read in the middle of a step',
      then((tf, x) => tf.mul(x, x.dataSync().length > 0 ? 1 : 2)),
      'the numbers of a tensor are read in the middle of a step',
    ],
    [
      'a state outside its variables',
      then((tf, x) => tf.mul(x, 1 + ++seen / 100)),
      [
        'repeats: trained twice from one seed',
        'weights: loaded into another model',
        'resume: stopped and resumed',
      ],
    ],
  ]);
});

describe('the kit, for a frozen backbone', () => {
  let runs = 0;
  let opened = 0;
  const model = (run: (pixels: Float32Array, count: number) => Float32Array): FrozenModel => ({
    source: () => join(import.meta.dirname, 'found.test.ts'),
    outputs: () => ({ features: 2 }),
    open: async () => ({ run: async (pixels, count) => run(pixels, count), close: () => {} }),
  });
  const sums = (pixels: Float32Array, count: number): Float32Array => {
    const size = pixels.length / count;
    const sum = (image: number): number =>
      pixels.subarray(image * size, (image + 1) * size).reduce((a, b) => a + b, 0);
    return Float32Array.from({ length: 2 * count }, (_, i) => sum(i >> 1) * (1 + (i & 1)));
  };
  finds(
    (frozen: FrozenModel) => defineBackbone({ ...base, normalize, bind: () => ({ frozen }) }),
    model(sums),
    [
      [
        'another width than declared',
        { ...model(sums), outputs: () => ({ features: 3 }) },
        'shapes: its outputs are declared 3 wide',
      ],
      [
        'an image whose output depends on the other images',
        model((pixels, count) => sums(pixels, count).map((value) => value + count)),
        'shapes: an image alone gives different outputs',
      ],
      [
        'pixels that it changes',
        model((pixels, count) => {
          const outputs = sums(pixels, count);
          pixels[0]! += 1;
          return outputs;
        }),
        'shapes: it changes the pixels that it is given',
      ],
      [
        'another output each time',
        model((pixels, count) => sums(pixels, count).fill(++runs)),
        'repeats: a second run gives different outputs',
      ],
      [
        'a tensor that is not disposed of',
        model((pixels, count) => {
          cpu.tf.scalar(1);
          return sums(pixels, count);
        }),
        'tensors: 1 tensors are left behind',
      ],
      [
        'engines that differ',
        {
          ...model(sums),
          open: async () => {
            const factor = ++opened;
            return {
              run: async (pixels, count) => sums(pixels, count).map((one) => one * factor),
              close: () => {},
            };
          },
        },
        'engines: its outputs differ between cpu and cpu',
      ],
      [
        'a file that does not exist',
        { ...model(sums), beside: () => ['gone.bin'] },
        'shapes: it says that gone.bin is beside its model, but it is not',
      ],
    ],
  );

  it('says what its model needs if that is not installed', async () => {
    const source = () => {
      throw new ZooError({ code: 'x-not-installed', message: 'x is not installed.' });
    };
    const frozen = { ...model(sums), source };
    const part = defineBackbone({ ...base, normalize, bind: () => ({ frozen }) });
    expect(await failures(part)).toBe('');
  });
});

describe('the kit, for vectors', () => {
  const open = async (keys: readonly string[]): Promise<ReadRows> => {
    if (keys.length > 0) throw new ZooError({ code: 'vectors-missing', message: 'there is no such key.' });
    return async () => {};
  };
  type Vectors = { readonly width: number; open(keys: readonly string[]): Promise<ReadRows> };
  finds(
    (given: Vectors) => defineBackbone({ ...base, example: {}, bind: () => ({ vectors: given }) }),
    { width: 3, open },
    [
      ['an invalid width', { width: 0, open }, 'shapes: it declares vectors that are 0 wide'],
      [
        'zeros for a key that it does not have',
        { width: 3, open: async () => async (_, out) => void out.fill(0) },
        'shapes: a key that it has no vector for is not rejected',
      ],
    ],
  );
});

describe('the kit, for an aligner', () => {
  let calls = 0;
  let opened = 0;
  type Find = (image: Pixels, tf: Tf) => Square | null;
  const middle: Find = ({ width, height }) => ({ x: width / 2, y: height / 2, side: width, angle: 0 });
  interface Changed {
    readonly find?: Find;
    readonly identity?: () => string;
  }
  const aligner = ({ find = middle, identity = () => 'middle' }: Changed) =>
    defineAligner({
      ...base,
      bind: () => ({
        open: async (tf) => ({
          identity: identity(),
          find: async (image) => find(image, tf),
          close: () => {},
        }),
      }),
    });
  const but =
    (changed: Partial<Square>): Find =>
    (image, tf) => ({ ...middle(image, tf)!, ...changed });
  finds<Changed>(aligner, {}, [
    [
      'a value that is not a number',
      { find: but({ x: Number.NaN }) },
      'shapes: in a photo of 112 x 112 pixels it finds',
    ],
    ['a square without a side', { find: but({ side: 0 }) }, 'the side must be above 0'],
    ['a middle outside of the photo', { find: but({ y: -3 }) }, 'whose center is outside'],
    ['an angle in degrees', { find: but({ angle: 90 }) }, 'the angle is in radians'],
    [
      'a photo that it changes',
      {
        find: (image, tf) => {
          image.data[0]! ^= 1;
          return middle(image, tf);
        },
      },
      'shapes: it changes the photo that it searches',
    ],
    [
      'another square each time',
      { find: (image, tf) => ({ ...middle(image, tf)!, side: ++calls }) },
      'repeats: a second search',
    ],
    [
      'two identities',
      { identity: () => `opened ${++opened}` },
      'repeats: opened twice, it has two identities',
    ],
    ['no identity', { identity: () => '' }, 'repeats: its identity is not text'],
    [
      'a tensor that is not disposed of',
      {
        find: (image, tf) => {
          tf.scalar(1);
          return middle(image, tf);
        },
      },
      'tensors are left behind once it is closed',
    ],
    [
      'engines that differ',
      { find: (image, tf) => ({ ...middle(image, tf)!, x: image.width / (2 + (++calls % 7)) }) },
      'engines: on cpu and on cpu it finds different squares',
    ],
  ]);
});

describe('the kit, for a data set', () => {
  const lines = ['image,valence,arousal', 'a.jpg,0.5,0.25', 'b.jpg,-0.5,0', 'c.jpg,1,-1'];
  let reads = 0;
  interface Changed {
    readonly example?: { readonly root: string } | undefined;
    row?(row: Row): Row;
    /** What it reports for a line that is not a row. */
    bad?(where: string): readonly string[];
    table?(table: Table): Table;
  }
  const read = async (
    root: string,
    { row = (one) => one, bad = (where) => [`${where}  is not a row`] }: Changed,
  ) => {
    const file = join(root, 'labels.csv');
    const table: { rows: Row[]; bad: string[]; dropped: [] } = { rows: [], bad: [], dropped: [] };
    for (const [i, line] of (await readFile(file, 'utf8')).split('\n').entries()) {
      const [key, ...affect] = line.split(',');
      const values = Float32Array.from(affect, Number);
      if (i === 0) continue;
      if (values.some(Number.isNaN)) table.bad.push(...bad(`${file}:${i + 1}`));
      else
        table.rows.push(
          row({ key: key!, image: join(root, key!), split: 'train', labels: { 'valence-arousal': values } }),
        );
    }
    return table;
  };
  const dataset = (changed: Changed) =>
    defineDataset<{ root?: string }>({
      ...base,
      schema: {
        ...schema,
        properties: { ...(schema.properties as object), root: { type: 'string', description: 'Folder.' } },
      },
      ...('example' in changed ? {} : { example: { root: folder } }),
      bind: ({ root }) => ({
        labels: ['valence-arousal'],
        read: async () => (changed.table ?? ((one) => one))(await read(root!, changed)),
      }),
    });
  beforeAll(() => writeFileSync(join(folder, 'labels.csv'), lines.join('\n')));
  finds<Changed>(dataset, {}, [
    ['rows without a name', { row: (row) => ({ ...row, key: '' }) }, 'shapes: a row has no name'],
    ['two rows of one name', { row: (row) => ({ ...row, key: 'a' }) }, 'shapes: two rows are named a'],
    [
      'an unknown split',
      { row: (row) => ({ ...row, split: 'dev' as Row['split'] }) },
      'shapes: row a.jpg has the split "dev"',
    ],
    [
      'an image with an invalid path',
      { row: (row) => ({ ...row, image: row.key }) },
      'is not an absolute path: a.jpg',
    ],
    [
      'labels of a space that it does not name',
      { row: (row) => ({ ...row, labels: { expression: new Float32Array(8) } }) },
      'has labels of expression, which labels does not name',
    ],
    [
      'too few labels',
      { row: (row) => ({ ...row, labels: { 'valence-arousal': Float32Array.of(0) } }) },
      'shapes: row a.jpg has 1 labels of valence-arousal, not 2',
    ],
    [
      'impossible labels',
      { row: (row) => ({ ...row, labels: { 'valence-arousal': Float32Array.of(0, 7) } }) },
      'shapes: a row has impossible labels',
    ],
    [
      'no row to train on',
      { row: (row) => ({ ...row, split: 'test' }) },
      'shapes: its example has no row to train on',
    ],
    [
      'a bad row that is ignored',
      { bad: () => [] },
      'shapes: broken line 4 of labels.csv is not reported as labels.csv:4',
    ],
    [
      'a bad row with another line',
      { bad: (where) => [where.replace(/\d+$/, '3')] },
      'is not reported as labels.csv:4',
    ],
    [
      'a bad row that stops it without a message',
      {
        bad: () => {
          throw new TypeError('x is undefined');
        },
      },
      'shapes: a broken line of labels.csv makes it fail: datasets.bad has a bug: read throws TypeError: x is undefined',
    ],
    [
      'other rows each time',
      { table: (table) => ({ ...table, rows: [...table.rows].slice(0, 1 + (++reads % 3)) }) },
      'repeats: a second read of its example gives different rows',
    ],
  ]);

  it('reports a missing example', async () =>
    expect(await failures(dataset({ example: undefined }))).toBe(''));
});

describe('the kit, for a tracker', () => {
  interface Changed {
    /** What it appends for an epoch, and when. */
    epoch?(loss: number, write: (text: string) => void): void;
    end?: (write: (text: string) => void) => void;
    readonly forgets?: boolean;
    readonly more?: object;
    starts?(): Tracking | undefined;
  }
  const tracker = ({ epoch, forgets = false, end, more, starts }: Changed) =>
    defineTracker({
      ...base,
      bind: () => ({
        start: ({ folder, resumed }) => {
          const file = join(folder, 'heard.txt');
          const append = (text: string): void => writeFileSync(file, text, { flag: 'a' });
          if (!resumed || forgets) writeFileSync(file, '');
          const made: Tracking = {
            epoch: ({ loss }) => (epoch ? epoch(loss, append) : append(`${loss}\n`)),
            ...(end && { end: () => end(append) }),
            ...more,
          };
          return starts ? starts()! : made;
        },
      }),
    });
  const kept: number[] = [];
  finds<Changed>(tracker, {}, [
    ['a start that returns nothing', { starts: () => undefined }, 'shapes: start returns nothing'],
    [
      'an unknown event',
      { more: { epochs: () => {} } },
      'shapes: start returns "epochs", which is never called',
    ],
    [
      'an epoch that it misses',
      { epoch: (loss, write) => loss < 0.5 || write(`${loss}\n`) },
      'shapes: it was given the epochs 1, 2, 3, 4, and at its end has written 1, 2',
    ],
    [
      'epochs in another order',
      { epoch: (loss) => void kept.unshift(loss), end: (write) => write(kept.splice(0).join(' ')) },
      'at its end has written 4, 3, 2, 1',
    ],
    [
      'an entry that is not written when it has ended',
      { epoch: (loss, write) => void (loss > 0.5 ? write(`${loss}\n`) : setTimeout(() => {}, 1)) },
      'at its end has written 1, 2',
    ],
    [
      'a stopped run that it forgets',
      { forgets: true },
      'resume: when a run is resumed, it loses the epochs',
    ],
    [
      'a score that makes it throw',
      { more: { scores: (scores: { other: { value: number | null } }) => scores.other.value!.toFixed(2) } },
      'throws TypeError: Cannot read properties of null',
    ],
  ]);
});

describe('the kit, for a gradient rule', () => {
  type Compute = BoundGradient['compute'];
  const plain: Compute = (_tf, _variables, evaluate) => evaluate({ updateStatistics: true });
  const rule = (compute: Compute) => defineGradient({ ...base, bind: () => ({ passes: 1, compute }) });
  finds<Compute>(rule, plain, [
    [
      'variables that it leaves elsewhere',
      (tf, variables, evaluate) => {
        const made = plain(tf, variables, evaluate);
        for (const one of variables) one.assign(tf.mul(one, 1.5));
        return made;
      },
      'shapes: it does not restore the variables',
    ],
    [
      'too few gradients',
      (tf, variables, evaluate) => {
        const { loss, gradients } = plain(tf, variables, evaluate);
        return { loss, gradients: gradients.slice(1) };
      },
      'shapes: it returns 1 gradients for 2 variables',
    ],
    [
      'a gradient of another shape',
      (tf, variables, evaluate) => {
        const { loss, gradients } = plain(tf, variables, evaluate);
        return { loss, gradients: gradients.map((one) => tf.reshape(one, [-1])) };
      },
      'shapes: for a variable [], it returns a gradient [1]',
    ],
    [
      'another loss',
      (tf, variables, evaluate) => {
        const { loss, gradients } = plain(tf, variables, evaluate);
        return { loss: tf.mul(loss, 2) as Scalar, gradients };
      },
      'shapes: it reports the loss',
    ],
    [
      'passes that it does not declare',
      (tf, variables, evaluate) => {
        plain(tf, variables, evaluate);
        return plain(tf, variables, evaluate);
      },
      'shapes: it declares 1 passes and makes 2',
    ],
  ]);
});

describe('the kit, for a balancer', () => {
  const balancer = (total: (tf: Tf, losses: readonly Scalar[]) => Tensor) =>
    defineBalancer({
      ...base,
      bind: () => ({ build: ({ tf }) => ({ total: (losses) => total(tf, losses) as Scalar }) }),
    });
  finds(balancer, (tf, losses) => tf.addN([...losses]), [
    [
      'a total that is not a number',
      (tf, losses) => tf.stack([...losses]),
      'shapes: for 3 losses, the total is [3], not one number',
    ],
    [
      'a total that is not finite',
      (tf, losses) => tf.div(tf.addN([...losses]), 0),
      'shapes: for 1 losses, the total is Infinity',
    ],
  ]);
});
