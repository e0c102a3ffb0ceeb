// node test/bench/pages.mjs [ROUNDS [PAGE...]]: how long a training step of each stage of the zoo's pages takes on onnx, compared with wasm, in the
// demo of each page (all pages, if none is named). The order in which `auto` tries engines follows from it. Each turn has as many steps as take
// 0.3 s, since the first steps of a stage open graphs and compile JavaScript. After npm run build.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from '../../dist/index.js';
import { here, race } from './race.mjs';

const root = join(import.meta.dirname, '../..');
const [rounds = '3', ...named] = process.argv.slice(2);
const pages = readdirSync(join(root, 'zoo')).flatMap((file) => file.match(/^(.*)\.yaml$/)?.[1] ?? []);

for (const name of named.length > 0 ? named : pages) {
  const page = join(root, `zoo/${name}.yaml`);
  const { value } = await openPage(page, { profile: 'demo' });
  for (const stage of Object.keys(value.stages)) {
    const peers = ['wasm', 'onnx'].map((engine) => ({
      command: [process.execPath, here('stage.mjs'), engine, page, stage],
    }));
    try {
      const [wasm, onnx] = await race(peers, Number(rounds), 3, 300);
      const ratios = ['median', 'cpu'].map((key) => (onnx[key] / wasm[key]).toFixed(2));
      console.log(
        `${name}, ${stage}: ${ratios[0]} by the median (${onnx.median.toFixed(0)} ms), ${ratios[1]} by processor time`,
      );
    } catch (error) {
      console.log(`${name}, ${stage}: ${error.message}`);
    }
  }
}
