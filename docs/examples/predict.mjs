// node predict.mjs RUN IMAGE...: prints what a finished run predicts on images.
import { loadRun } from 'declarative-zoo';

const [folder, ...images] = process.argv.slice(2);
const run = await loadRun(folder);
for (const [i, prediction] of (await run.predict(images)).entries()) {
  console.log(images[i]);
  for (const [head, one] of Object.entries(prediction)) {
    if (one.kind === 'classes') console.log(`  ${head}: ${one.class}`, one.probabilities[one.class]);
    else console.log(`  ${head}:`, one.values ?? one.on, one.unit ?? '');
  }
}
await run.close();
