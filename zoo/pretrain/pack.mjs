/**
 * Packs the backbone of a finished run as weights for the catalog: convolutions and dense layers as float16, batch
 * norms as float32, and writes the sha256 to zoo/weights/catalog.json.
 *
 *   npm run build && node zoo/pretrain/pack.mjs RUN_FOLDER zoo/synthetic-faces [LIBRARY]
 *
 * LIBRARY is the folder of catalog.json; default: zoo/weights.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeSafetensors } from '../../dist/modules/weights/safetensors/decode.js';
import { writeSafetensors } from '../../dist/modules/weights/safetensors/write.js';

const bundled = fileURLToPath(new URL('../weights/', import.meta.url));
const [folder, name, library = bundled] = process.argv.slice(2);

const trained = join(folder, 'weights.safetensors');
const { arrays } = decodeSafetensors(await readFile(trained), trained);
const prefix = 'backbone/';
const backbone = new Map(
  [...arrays].flatMap(([name, array]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), array]] : [],
  ),
);
const norms = new Set([...backbone.keys()].flatMap((name) => /^(.*)\.running_mean$/.exec(name)?.[1] ?? []));
const half = (name) => !norms.has(name.slice(0, name.lastIndexOf('.')));

const file = `${basename(name)}.safetensors`;
const metadata = { format: 'zoo', architecture: 'efficientnet-b0', variant: 'tf' };
const sha256 = writeSafetensors(join(library, file), backbone, { metadata, half });

const catalog = join(library, 'catalog.json');
const entries = JSON.parse(await readFile(catalog, 'utf8'));
entries[name] = {
  file,
  sha256,
  architecture: 'efficientnet-b0',
  variant: 'tf',
  labels: ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Other'],
  license: 'MIT',
};
// A list is written on one line if it fits, like the formatter does.
const text = JSON.stringify(entries, null, 2).replace(
  /^( +"\w+": )\[\s+([^\]]*?)\s+\]/gm,
  (lines, key, list) => {
    const line = `${key}[${list.replace(/\s+/g, ' ')}]`;
    return line.length < 110 ? line : lines;
  },
);
await writeFile(catalog, `${text}\n`);
process.stdout.write(`${file}  ${sha256}\n`);
