import { join } from 'node:path';
import { type ClassLabels, classLabels, withoutClass } from '../../data/class-labels.js';
import { createGathering, type Gathering } from '../../data/gathering.js';
import { required } from '../../data/present.js';
import { sources } from '../../errors/data-sources.js';
import { type RafDbOptions, schema } from '../../generated/datasets/raf-db.js';
import { defineDataset, type Row } from '../../part.js';
import { readLines } from '../../tables/lines.js';

/** Classes by number, from 1. */
const CLASSES = ['Surprise', 'Fear', 'Disgust', 'Happiness', 'Sadness', 'Anger', 'Neutral'];

/**
 * The basic expressions of RAF-DB (Li et al. 2017): lines `train_00001.jpg 5`, classes 1 Surprise, 2 Fear, 3 Disgust,
 * 4 Happiness, 5 Sadness, 6 Anger, 7 Neutral, which map to the class of that name in the label space `expression`. A
 * name starts with its split, train or test; the name of its image adds `suffix`. Rows whose class is not in the
 * space are left out and counted; bad rows are reported by file and line. Throws if the list is missing.
 */
export default defineDataset({
  name: 'raf-db',
  schema,
  source: sources['raf-db'],
  bind: (options) => ({
    terms: {
      license: 'for research that is not commercial; its images may not be passed on',
      redistribute: false,
    },
    labels: [options.expression],
    read: async (context) => {
      const classes = classLabels(CLASSES, options, context.labels);
      const gathering = createGathering();
      const file = await required(options.root, options.file, sources['raf-db']);
      for await (const [line, text] of readLines(file)) {
        if (text.trim() === '') continue;
        gathering.add(readRow(text.trim().split(/\s+/), options, classes, gathering), file, line);
      }
      gathering.settle(options.tolerance, file, 'one line per image');
      return gathering.table();
    },
  }),
});

function readRow(
  fields: readonly string[],
  options: RafDbOptions,
  classes: ClassLabels,
  gathering: Gathering,
): Row | string {
  const [name = '', number = ''] = fields;
  if (fields.length !== 2) return `has ${fields.length} fields, not 2`;
  const [, part, ending] = /^(train|test)_\w+(\.\w+)$/.exec(name) ?? [];
  if (!part || !ending) return `"${name}" is not train_<number>.jpg or test_<number>.jpg`;
  const own = CLASSES[Number(number) - 1];
  if (own === undefined) return `the class is ${number}; expected 1 to ${CLASSES.length}`;
  const split = part === 'train' ? 'train' : options.test;
  const label = classes(own);
  if (!label) gathering.mask(split, withoutClass(own, options));
  const image = `${name.slice(0, -ending.length)}${options.suffix}${ending}`;
  return {
    key: name,
    image: join(options.root, options.images, image),
    split,
    labels: label ? { [options.expression]: label } : {},
  };
}
