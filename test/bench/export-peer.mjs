// One peer of export.mjs: the images of a folder, decoded and predicted on by a run itself (run RUN FOLDER), or by an ONNX file in
// onnxruntime-node (onnx FILE FOLDER SIZE NAME).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadRun } from 'declarative-zoo';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { readImages } from '../../dist/modules/data/images.js';
import { answer } from './peer.mjs';
import { settings } from './race.mjs';

const [how, model, folder, size, name] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true })
  .filter((file) => file.endsWith('.jpg'))
  .map((file) => join(folder, file));

if (how === 'run') {
  const run = await loadRun(model);
  await answer({ name: "the run's predict" }, async () => ({ rows: (await run.predict(files)).length }));
  await run.close();
} else {
  const session = await InferenceSession.create(model, {
    intraOpNumThreads: settings.threads,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  const reading = {
    pipeline: { resize: Number(size), flip: false, views: 1 },
    mode: 'evaluate',
    seed: 1,
    batch: 32,
    normalize: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  };
  const requests = files.map((image) => ({ image, key: image, view: 0 }));
  await answer({ name }, async () => {
    let rows = 0;
    for await (const { count, pixels } of readImages(requests, reading)) {
      const image = new Tensor('float32', pixels, [count, Number(size), Number(size), 3]);
      rows += (await session.run({ image })).au.dims[0];
    }
    return { rows };
  });
}
