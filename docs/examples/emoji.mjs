/**
 * Writes a table of the emoji in the npm package emoji-datasource-google (Google's pictures, Apache-2.0): image and category.
 * Flags and symbols are left out, because they do not show an object.
 *
 *     node emoji.mjs FILE
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FOLDER = 'node_modules/emoji-datasource-google';
const LEFT_OUT = new Set(['Component', 'Flags', 'Symbols']);

const [file = 'emoji.csv'] = process.argv.slice(2);
const emoji = JSON.parse(readFileSync(`${FOLDER}/emoji.json`, 'utf8'))
  .filter(({ category, has_img_google: drawn }) => drawn && !LEFT_OUT.has(category))
  .toSorted((a, b) => a.sort_order - b.sort_order);
const lines = emoji.map(({ image, category }) => `${FOLDER}/img/google/64/${image},${category}`);
writeFileSync(file, `image,category\n${lines.join('\n')}\n`);
