import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Rates } from '../../cost/rates.js';
import { readImages } from '../../data/images.js';
import type { Engine, EngineName } from '../../engine/engine.js';
import { listEngines } from '../../engine/list.js';
import { measureEngine } from '../../engine/measure.js';
import { openEngine } from '../../engine/open.js';
import { readSettings } from '../../engine/settings.js';
import { drawFaces } from '../../faces/draw.js';
import { temporaryFolder } from '../../files/staged.js';
import { declareNetwork } from '../../network/declare.js';
import { openRunner } from '../../network/runner.js';
import { bernoulliMask } from '../../random/stream.js';
import { saveRates } from '../../run/page/rates.js';
import { openCheckpoints } from '../../run/record/checkpoints.js';
import type { Surroundings } from '../../run/surroundings.js';
import { decodeSafetensors } from '../../weights/safetensors/decode.js';
import { safetensorsParts } from '../../weights/safetensors/encode.js';

/** A measured engine. */
export interface MeasuredEngine {
  readonly engine: EngineName;
  readonly rates: Rates;
  readonly file: string;
}

/** Measures this machine with every installed engine, and saves the rates in the cache, where time estimates find them. */
export async function measure(
  context: Surroundings,
  report: (engine: EngineName) => void,
): Promise<readonly MeasuredEngine[]> {
  const settings = { ...readSettings(context.env), cache: context.cache };
  const started = performance.now() / 1000; // since this process started
  const machine = await measureMachine(context.cache);
  const measured: MeasuredEngine[] = [];
  for (const { name, here } of listEngines(settings)) {
    if (!here) continue;
    report(name);
    const began = performance.now();
    const engine = await openEngine(name, undefined, settings);
    const start = started + (performance.now() - began) / 1000;
    const own = await measureEngine(engine, () => performance.now());
    const rates = { ...own, ...machine, frozen: await frozenRate(engine, context), start };
    measured.push({ engine: name, rates, file: saveRates(name, settings, rates, context.now()) });
  }
  return measured;
}

type MachineRates = Pick<Rates, 'decode' | 'draw' | 'random' | 'saved' | 'save'>;

async function measureMachine(cache: string): Promise<MachineRates> {
  const folder = temporaryFolder(`.measure-${process.pid}`, cache);
  try {
    return {
      ...(await measureFaces(join(folder.path, 'faces'))),
      ...measureSaving(folder.path),
      random: randomSeconds(),
    };
  } finally {
    folder.remove();
  }
}

const FACES = 48;

/** Seconds to draw a face, and to read an image. */
async function measureFaces(folder: string): Promise<Pick<Rates, 'decode' | 'draw'>> {
  const draw = await secondsOf(() => drawFaces(folder, { seed: 1, train: FACES, validation: 0 }));
  const images = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jpg'),
  );
  const requests = [0, 1, 2, 3].flatMap((view) =>
    images.map((name) => ({ image: join(folder, name), key: name, view })),
  );
  const pipeline = { resize: 112 };
  const how = {
    pipeline,
    mode: 'evaluate',
    seed: 1,
    batch: FACES,
    normalize: { mean: [0, 0, 0], std: [1, 1, 1] },
  } as const;
  const decode = await secondsOf(async () => {
    for await (const { failed } of readImages(requests, how))
      if (failed.length > 0) throw new Error(failed[0]!.why);
  });
  return { draw: draw / FACES, decode: decode / requests.length };
}

/** Bytes of the saved checkpoint, about those of a head. */
const SAVED = 2 ** 24;

/** Bytes per second of saving a checkpoint, and seconds until a small one is on disk. */
function measureSaving(folder: string): Pick<Rates, 'saved' | 'save'> {
  const store = openCheckpoints(join(folder, 'checkpoints'), 'measure', {
    encode: safetensorsParts,
    decode: decodeSafetensors,
  });
  const best = { epoch: 0, value: null };
  const progress = { epoch: 1, inEpoch: 0, lossSum: 0, epochs: [], best, seconds: 0 };
  const seconds = (size: number): number => {
    const arrays = new Map([['a', { shape: [size], data: new Float32Array(size) }]]);
    const began = performance.now();
    store.saveBest({ arrays, progress });
    return (performance.now() - began) / 1000;
  };
  const times = [1, 1, 1].map(seconds).sort((a, b) => a - b);
  const save = times[1]!;
  return { save, saved: SAVED / Math.max(1e-3, seconds(SAVED / 4) - save) };
}

const DRAWN = 2 ** 21;

/** Seconds per number of a dropout mask. */
function randomSeconds(): number {
  const mask = new Float32Array(DRAWN);
  bernoulliMask(mask, 0.5, 1, 'warm');
  const began = performance.now();
  bernoulliMask(mask, 0.5, 1, 'measure');
  return (performance.now() - began) / 1000 / DRAWN;
}

/** Number of images and their side, as in a bank. */
const [IMAGES, SIDE] = [16, 112];

/** Floating-point operations per second of a frozen network, on the runtime that a run would use. */
async function frozenRate({ tf }: Engine, { registry }: Surroundings): Promise<number> {
  const options = {
    type: 'efficientnet-b0',
    outputs: ['features'],
    classes: 8,
    variant: 'tf',
    dropout: 0,
    dropPath: 0,
  };
  const { network } = registry.bind('backbones', options);
  const { variables, flops } = declareNetwork(network!, [SIDE, SIDE]);
  const weights = new Map(
    variables.map(({ name, shape }) => {
      const data = new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(0.05);
      return [name, { shape, data }] as const;
    }),
  );
  const runner = await openRunner(network!, weights, [SIDE, SIDE], tf);
  try {
    const pixels = new Float32Array(IMAGES * SIDE * SIDE * 3).fill(0.1);
    const once = () => secondsOf(() => runner.run(pixels, IMAGES, [SIDE, SIDE]));
    await once();
    return (flops * IMAGES) / Math.min(await once(), await once());
  } finally {
    runner.close();
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
