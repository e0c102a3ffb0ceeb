import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nothingLeft } from '../../errors/data.js';
import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import { labelSpaces } from '../../labels.js';
import type { PartSchema, Table } from '../../part.js';
import type { Surroundings } from '../../run/surroundings.js';
import { readCatalog } from '../../weights/fetch/catalog.js';
import { word } from '../../zoo/template.js';
import type { NewData } from './data.js';
import { facesNetwork, namedNetwork } from './model.js';

/** The faces that are drawn if there is no data: the same as in the demos of the zoo, so that both share the files. */
const FACES = [
  'type: s-aff-wild2',
  'root: "${cache:synthetic-faces}"',
  'synthetic: { seed: 1, train: 2400, validation: 800 } # drawn faces, made on demand',
];

/** Subjects held out for validation in data sets without an official split: the first of the usual folds. */
const HELD_OUT: { readonly [dataset: string]: readonly string[] } = {
  disfa: ['SN003', 'SN004', 'SN005', 'SN007', 'SN008', 'SN017', 'SN023', 'SN025', 'SN029'],
  bp4d: [
    ...['F004', 'F006', 'F007', 'F012', 'F014', 'F015', 'F017', 'F019', 'F021'],
    ...['M003', 'M006', 'M009', 'M015'],
  ],
};

/** Options that `zoo new` can fill in; for a data set that requires others, the page must be written by hand. */
const FILLED = ['type', 'root', 'validation'];

/** The data sets that are recognized by their layout. */
export const knownDatasets = ({ registry }: Surroundings): readonly string[] =>
  registry.names('datasets').filter((name) => {
    const { required = [] } = registry.get('datasets', name)!.schema as { required?: readonly string[] };
    return required.every((option) => FILLED.includes(option));
  });

/** Whether a folder has the layout of s-Aff-Wild2. */
export const isAffWild2 = (folder: string): boolean =>
  existsSync(join(folder, 'training_set_annotations.txt'));

export function drawnFaces(context: Surroundings): NewData {
  return labeled('s-aff-wild2', FACES, { size: 112, isDrawn: true }, context);
}

/** A known data set; first reads its folder. Throws if the folder is missing, or all of its images are. */
export async function knownData(type: string, root: string, context: Surroundings): Promise<NewData> {
  const held = HELD_OUT[type];
  const more = held ? [`validation: [${held.join(', ')}] # the first of the usual folds`] : [];
  const table = await readAll(type, root, held, context);
  const images = table.rows.flatMap(({ image }) => image ?? []);
  if (table.rows.length === 0) throw new ZooError(nothingLeft(table.dropped));
  if (images.length > 0 && !images.slice(0, 100).some((image) => existsSync(image)))
    throw new ZooError(say.imagesOfDataset(type, images[0]!));
  const lines = [`type: ${type}`, `root: ${word(root)}`, ...more];
  const bad = table.bad.length;
  const said = bad > 0 ? [`${bad} rows or labels cannot be read, and are left out: see zoo data check`] : [];
  return labeled(type, lines, { size: 224, isDrawn: false, rows: table.rows.length, said }, context);
}

/** Reads all rows of the data set; stops immediately if the folder does not contain it. */
function readAll(
  type: string,
  root: string,
  validation: readonly string[] | undefined,
  { registry }: Surroundings,
): Promise<Table> {
  const options = { ...defaultsOf(registry.get('datasets', type)!.schema), type, root };
  const whole = { ...options, ...(validation && { validation }), tolerance: 1 }; // bad rows are counted, not refused
  return registry.bind('datasets', whole).read({
    labels: labelSpaces,
    drawFaces: () => Promise.reject(new Error('nothing should be drawn')),
  });
}

interface About {
  readonly size: number;
  readonly isDrawn: boolean;
  readonly rows?: number;
  /** Remarks for the user about what was found. */
  readonly said?: readonly string[];
}

function labeled(
  type: string,
  lines: readonly string[],
  { size, isDrawn, rows, said = [] }: About,
  context: Surroundings,
): NewData {
  const { registry } = context;
  const { schema } = registry.get('datasets', type)!;
  const options = { ...defaultsOf(schema), type, root: '', validation: [] };
  const { labels: names } = registry.bind('datasets', options);
  return {
    names,
    all: true,
    chosen: (picked, { backbone }) => {
      const predict = picked.map((name) => labelSpaces[name]!);
      const catalog = readCatalog(join(context.zoo, 'weights'));
      const model =
        backbone === undefined
          ? facesNetwork(size, isDrawn, catalog)
          : namedNetwork(backbone, { predict, ...(rows !== undefined && { rows }) }, context);
      return { data: lines, own: [], predict, model, said };
    },
  };
}

function defaultsOf({ properties = {} }: PartSchema): object {
  const options = Object.entries(properties as { readonly [option: string]: { readonly default?: unknown } });
  return Object.fromEntries(options.map(([option, { default: filled }]) => [option, filled]));
}
