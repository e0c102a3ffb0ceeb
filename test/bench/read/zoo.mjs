// One reading of annotations: node zoo.mjs DIST FORM PATH prints its processor time in seconds and the number of rows.
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UNITS } from '../scale/write.mjs';

const [dist, form, path] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(resolve(dist, 'modules', file)));
const { labelSpaces } = await load('labels.js');

const parts = {
  csv: [
    'manifest',
    {
      root: dirname(path),
      file: basename(path),
      images: '.',
      image: false,
      key: 'image',
      group: 'video',
      split: 'split',
      splits: {},
      missing: [],
      labels: {
        expression: { column: 'expression' },
        'valence-arousal': { columns: ['valence', 'arousal'] },
        'action-units': { columns: UNITS },
      },
      tolerance: 0,
    },
  ],
  videos: [
    'aff-wild2',
    {
      root: path,
      images: false,
      every: 1,
      tolerance: 0,
      tasks: Object.fromEntries(
        ['valence-arousal', 'expression', 'action-units'].map((task) => [task, task]),
      ),
    },
  ],
};
const [name, options] = parts[form];
const part = (await load(`parts/datasets/${name}.js`)).default.bind(options);
const before = process.cpuUsage();
const { rows } = await part.read({ labels: labelSpaces });
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ seconds: (user + system) / 1e6, rows: rows.length }));
