// Trains heads of each kind on images, and predicts on paths, bytes and lists. Compiled with tsc --strict before it runs.
import { readFileSync } from 'node:fs';
import {
  type HeadPrediction,
  loadRun,
  openPage,
  type Prediction,
  type Progress,
  plan,
  train,
  ZooError,
} from 'declarative-zoo';

const page = await openPage('images.yaml');
const epochs: number[] = [];
const onProgress = (progress: Progress): void => {
  if (progress.kind === 'epoch') epochs.push(progress.loss);
};
const { folder, close } = await train(page, { out: 'images-run', engine: 'wasm', onProgress });
await close();

const run = await loadRun(folder, { engine: 'wasm' });
const bytes = readFileSync('images/58.png');
const one: Prediction = await run.predict('images/58.png');
const list: Prediction[] = await run.predict([
  'images/58.png',
  bytes,
  new Uint8Array(bytes),
  'images/59.png',
]);
const none: Prediction[] = await run.predict([]);
const color: HeadPrediction | undefined = one.color;
if (color?.kind !== 'classes') throw new Error('not the prediction of classes');
const chosen: string = color.class;
// @ts-expect-error classes have probabilities, and no values
const values: unknown = color.values;
// @ts-expect-error no such engine
await plan(page, { engine: 'abacus' }).catch(() => {});
const stopped = await run
  .predict(bytes, { signal: AbortSignal.abort('enough') })
  .catch((error: unknown) => error);
const unreadable = await run
  .predict(['gone.png', bytes, Buffer.from('text')])
  .catch((error: unknown) => (error instanceof ZooError ? error.problems.map(({ message }) => message) : []));
await run.close();
const reopened = await run.predict(bytes);
await run[Symbol.asyncDispose]();
process.stdout.write(
  JSON.stringify({ one, list, none, chosen, values, stopped, unreadable, reopened, epochs: epochs.length }),
);
