import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkTrainingStep } from '../../src/engine/check.js';
import type { Engine } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/open.js';
import { readSettings } from '../../src/engine/settings.js';
import { buildBinding } from '../../src/engine/tensorflow/binding.js';
import { homeOf, installedIn, layout } from '../../src/engine/tensorflow/home.js';
import { fetchLibrary, findLibraries, libraryIn } from '../../src/engine/tensorflow/library.js';
import { bernoulliMask } from '../../src/random/stream.js';
import { dropoutMask } from '../../src/train/dropout-mask.js';
import { has } from '../needs.js';
import { distance, evaluate, TOLERANCE } from './agreement.js';
import { kernels } from './cases.js';
import { layers } from './layers.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-engine-'));
afterAll(() => rmSync(folder, { recursive: true }));

const say = () => undefined;

// Installed by `zoo engine install tensorflow`; otherwise only the rest of this file can be tested.
const settings = readSettings(process.env);
const here = has('tensorflow', installedIn(homeOf(settings)) !== undefined);
const cases = { ...kernels, ...layers };

describe.runIf(here)('tensorflow agrees with the cpu engine, forward and gradient', () => {
  let engine: Engine;
  let expected: { [name: string]: number[][] };
  beforeAll(async () => {
    const { tf } = await openEngine('cpu');
    expected = Object.fromEntries(Object.entries(cases).map(([name, each]) => [name, evaluate(tf, each)]));
    engine = await openEngine('tensorflow', undefined, settings);
  });

  const names = Object.keys(cases).filter((name) => !cases[name]!.notTensorflow);
  test.each(names)('%s', (name) => {
    expect(distance(evaluate(engine.tf, cases[name]!), expected[name]!)).toBeLessThan(TOLERANCE);
  });

  test('it gives the same bits twice', () => {
    const large = {
      ...cases['batch of products, a transposed']!,
      shapes: [
        [2, 300, 130],
        [2, 300, 170],
      ],
    };
    expect(evaluate(engine.tf, large)).toEqual(evaluate(engine.tf, large));
  });

  test.each([
    { rate: 0.5, shape: [2, 3, 7] },
    { rate: 0.3, shape: [4099] }, // 16 bits a number, and more than a block of words
    { rate: 1 / 256, shape: [64, 16] },
  ])('it draws the dropout mask of $shape with rate $rate', ({ rate, shape }) => {
    const { tf } = engine;
    const path = ['dropout', 'au', 3, 1] as const;
    const expected = new Float32Array(tf.util.sizeFromShape(shape));
    const mask = dropoutMask(tf, () => expect.fail('filled by hand'), shape, rate, 5, ...path);
    expect(mask.shape).toEqual(shape);
    expect(mask.dataSync()).toEqual(bernoulliMask(expected, rate, 5, ...path));
    mask.dispose();
  });

  test('it keeps small constants, but not what a user disposes of', () => {
    const { tf } = engine;
    const { binding } = tf.backend() as unknown as { binding: { getNumOfTensors(): number } };
    const before = binding.getNumOfTensors();
    const own = tf.tensor1d([1, 2]);
    for (let i = 0; i < 1000; i++) tf.mul(own, i).dispose();
    expect(binding.getNumOfTensors()).toBeLessThan(before + 300);
    const other = tf.tensor1d([1, 2]);
    own.dispose();
    expect([...tf.mul(other, tf.scalar(-0)).dataSync()]).toEqual([-0, -0]);
    expect([...tf.add(other, 0).dataSync()]).toEqual([1, 2]);
    expect(() => own.dataSync()).toThrow(/disposed/);
    other.dispose();
  });

  test('auto chooses it', async () => {
    expect((await openEngine('auto', undefined, settings)).name).toBe('tensorflow');
  });
});

describe('without a built engine', () => {
  const empty = { ...settings, cache: join(folder, 'cache') };

  test('without it, --engine tensorflow says what is missing and what to do', async () => {
    await expect(openEngine('tensorflow', undefined, empty)).rejects.toThrow(
      /nothing is built in .*cache.*Run: zoo engine install tensorflow.*\[engine-missing\]/s,
    );
  });

  test('auto chooses wasm and says why', async () => {
    const { name, why } = await openEngine('auto', undefined, empty);
    expect({ name, why }).toEqual({
      name: 'wasm',
      why: expect.stringMatching(
        /tensorflow engine is not usable here: no @tensorflow\/tfjs-node-gpu; nothing is built in/,
      ),
    });
  });

  test('a broken engine is named, and auto falls back to wasm', async () => {
    const broken = { ...settings, cache: join(folder, 'broken') };
    mkdirSync(homeOf(broken), { recursive: true });
    writeFileSync(layout(homeOf(broken)).record, '{"tensorflow":"2.21.0","from":"from pip","cuda":false}');
    await expect(openEngine('tensorflow', undefined, broken)).rejects.toThrow(
      /what was built in .* does not load/,
    );
    expect((await openEngine('auto', undefined, broken)).why).toMatch(/does not load/);
  });
});

describe('what an installation needs', () => {
  const site = join(folder, 'site-packages');
  const file = (...path: string[]) => {
    const name = join(site, ...path);
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, path.at(-1) === 'build_info.py' ? "OrderedDict([('is_cuda_build', True)])" : '');
  };

  test('an installation of TensorFlow has libraries, headers, a version and whether it is for CUDA', () => {
    expect(libraryIn(join(site, 'tensorflow'))).toBeUndefined();
    const [cc, framework] =
      process.platform === 'darwin'
        ? ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib']
        : ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
    file('tensorflow', cc);
    file('tensorflow', framework);
    file('tensorflow', 'include', 'tensorflow', 'c', 'eager', 'c_api.h');
    file('tensorflow', 'python', 'platform', 'build_info.py');
    mkdirSync(join(site, 'tensorflow_estimator-2.15.0.dist-info'));
    mkdirSync(join(site, 'tensorflow_cpu-2.21.0.dist-info'));
    expect(libraryIn(join(site, 'tensorflow'))).toMatchObject({ version: '2.21.0', cuda: true });
  });

  test.each([
    {
      what: 'no Python',
      attempt: () => fetchLibrary(['/nowhere/python3'], join(folder, 'a'), false, say),
      message:
        /No Python with pip, which fetches TensorFlow, was found \(tried \/nowhere\/python3\).*\[python-missing\]/,
    },
    {
      what: 'no compiler',
      attempt: () => buildBinding(folder, libraryIn(join(site, 'tensorflow'))!, ['/nowhere/c++'], say),
      message:
        /No C\+\+ compiler was found \(tried \/nowhere\/c\+\+\).*apt install g\+\+.*\[compiler-missing\]/,
    },
  ])('$what is an error that says what to install', async ({ attempt, message }) => {
    await expect(attempt()).rejects.toThrow(message);
  });

  test('a missing Python has no TensorFlow', async () => {
    expect(await findLibraries(['/nowhere/python3'])).toEqual([]);
  });
});

test('an engine that computes wrongly is refused', async () => {
  const { tf, ...engine } = await openEngine('cpu');
  await checkTrainingStep({ ...engine, tf });
  const wrong = Object.create(tf, { mul: { value: tf.add } });
  await expect(checkTrainingStep({ ...engine, tf: wrong })).rejects.toThrow(
    /computes wrongly here.*\[engine-wrong\]/,
  );
});
