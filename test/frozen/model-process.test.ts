import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import onnxruntime from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { openOnnx } from '../../src/frozen/onnx-model.js';
import { isRunning, modelProcesses, until } from './processes.js';
import { dense, floats, longs, node, writeEndless, writeLooping, writeOnnx } from './tiny-onnx.js';

const golden = new URL('../parts/backbones/golden/', import.meta.url).pathname;
const pixels = Float32Array.from(JSON.parse(readFileSync(`${golden}frozen.json`, 'utf8')).pixels);
const wanted = { outputs: ['y'] };

const W = floats('W', [3, 2], [1, 2, 3, 4, 5, 6]);

/** A model that predicts on a black image, and loops forever if a pixel is 1. */
const endlessWhereWhite = (): string =>
  writeLooping(
    [floats('many', [], [2 ** 52])],
    [
      node('ReduceMax', ['x'], 'most', { keepdims: 0 }),
      node('Mul', ['most', 'many'], 'product'),
      node('Cast', ['product'], 'times', { to: 7 }),
    ],
  );

/** A model that fills 4 GB. */
const huge = (): string =>
  writeOnnx(
    {
      node: [
        ...dense.slice(0, -1),
        node('Gemm', ['pool', 'W'], 'small'),
        node('ReduceMax', ['x'], 'most', { keepdims: 0 }),
        node('Expand', ['most', 'shape'], 'wide'),
        node('ReduceMax', ['wide'], 'same', { keepdims: 0 }),
        node('Add', ['small', 'same'], 'y'),
      ],
      initializer: [W, longs('shape', [2], [32_000, 32_000])],
    },
    { y: 2 },
  );

describe('a model in a separate process', () => {
  it('gives the same bits as onnxruntime in this process', async () => {
    const file = `${golden}small.onnx`;
    const model = await openOnnx(file, { outputs: ['logits'] }, [8, 8]);
    const found = await model.run(pixels, 3);
    model.close();
    const session = await onnxruntime.InferenceSession.create(file);
    const planes = Float32Array.from({ length: 576 }, (_, i) => {
      const [image, channel, place] = [Math.floor(i / 192), Math.floor(i / 64) % 3, i % 64];
      return pixels[image * 192 + place * 3 + channel]!;
    });
    const { output } = await session.run({ input: new onnxruntime.Tensor('float32', planes, [3, 3, 8, 8]) });
    expect(found).toEqual(output!.data);
  });

  it('predicts in order, and ends when it is closed', async () => {
    const model = await openOnnx(`${golden}small.onnx`, { outputs: ['logits'] }, [8, 8]);
    const [pid] = modelProcesses(process.pid);
    const [all, first] = await Promise.all([model.run(pixels, 3), model.run(pixels.slice(0, 192), 1)]);
    expect(all.subarray(0, 5)).toEqual(first);
    model.close();
    await until(() => !isRunning(pid!));
    await expect(model.run(pixels, 3)).rejects.toThrow('[model-fails]');
  });

  it('reports the error of onnxruntime for images that it rejects, and continues', async () => {
    const file = writeOnnx(
      {
        node: [
          node('Reshape', ['x', 'shape'], 'rows'),
          node('ReduceMean', ['rows'], 'pool', { axes: [1], keepdims: 1 }),
        ],
        initializer: [longs('shape', [2], [1, 192])],
      },
      { pool: 1 },
    );
    const model = await openOnnx(file, { outputs: ['pool'] }, [8, 8]);
    await expect(model.run(pixels, 3)).rejects.toThrow('[model-fails]');
    expect(await model.run(pixels.slice(0, 192), 1)).toHaveLength(1);
    model.close();
  });

  it('can read only tensors of floats', async () => {
    const file = writeOnnx(
      { node: [...dense, node('ArgMax', ['y'], 'best', { axis: 1 })], initializer: [W] },
      { y: 2 },
    );
    await expect(openOnnx(file, { outputs: ['best'], widths: { best: 1 } }, [8, 8])).rejects.toThrow(
      'its tensor "best" is of int64, and float32 is read',
    );
  });
});

describe('a model that does not end is stopped', () => {
  it('while it is opened', async () => {
    await expect(openOnnx(writeEndless(), wanted, [8, 8], { open: 3 })).rejects.toThrow(
      'did not finish within 3 seconds, so it was stopped.',
    );
    await until(() => modelProcesses(process.pid).length === 0);
  });

  it('while it works', async () => {
    const model = await openOnnx(endlessWhereWhite(), wanted, [8, 8], { batch: 2, slack: 0 });
    expect(await model.run(new Float32Array(192), 1)).toHaveLength(2);
    const white = model.run(new Float32Array(192).fill(1), 1);
    const behind = model.run(new Float32Array(192), 1);
    await expect(white).rejects.toThrow('[model-too-slow]');
    await expect(behind).rejects.toThrow('[model-too-slow]');
    await expect(model.run(new Float32Array(192), 1)).rejects.toThrow('[model-too-slow]');
    await until(() => modelProcesses(process.pid).length === 0);
  });
});

it('a model that needs too much memory is stopped', async () => {
  await expect(openOnnx(huge(), wanted, [8, 8], { memory: 2 ** 29 })).rejects.toThrow(
    'needs more than 0.50 GiB of memory, so it was stopped.',
  );
  await until(() => modelProcesses(process.pid).length === 0);
});

describe('a model process', () => {
  /** A program that opens a model and runs this code. */
  const program = (file: string, then: string) => {
    const open = new URL('../../dist/modules/frozen/onnx-model.js', import.meta.url).href;
    const text = `const { openOnnx } = await import('${open}');
      const opening = openOnnx(${JSON.stringify(file)}, { outputs: ['y'] }, [8, 8], { open: 600 });
      ${then}`;
    return spawn(process.execPath, ['--input-type=module', '--eval', text], { stdio: 'ignore' });
  };

  it('ends when its program ends, for any reason', async () => {
    const parent = program(writeEndless(), 'await opening');
    await until(() => modelProcesses(parent.pid!).length === 1);
    const [pid] = modelProcesses(parent.pid!);
    // not before it works, and not by a signal to both, as Ctrl-C sends
    await new Promise((done) => setTimeout(done, 1500));
    process.kill(pid!, 'SIGINT');
    await new Promise((done) => setTimeout(done, 500));
    expect(isRunning(pid!)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isRunning(pid!));
  });

  it('does not keep a program alive that has nothing to do', async () => {
    const file = writeOnnx({ node: [...dense], initializer: [W] }, { y: 2 });
    const parent = program(file, 'await opening');
    expect(await new Promise((done) => parent.on('close', done))).toBe(0);
  });
});
