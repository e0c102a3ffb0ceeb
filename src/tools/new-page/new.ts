import { dirname } from 'node:path';
import { notPredictable, whatToPredict } from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import type { Surroundings } from '../../run/surroundings.js';
import { readPage } from '../../spec/read.js';
import { extendingText, newPageText, word } from '../../zoo/template.js';
import { lookAtData, type NewData } from './data.js';
import { nameOf, pageWord, placePage, schemaBeside, schemaLine } from './place.js';

/** Settings of a new page; missing ones have a default or, for a table, are required. */
export interface NewPageRequest {
  readonly file: string;
  /** A page to extend, instead of writing a complete one. */
  readonly from?: string | undefined;
  /** A table, the folder of a data set, or none: drawn faces. */
  readonly data?: string | undefined;
  readonly dataset?: string | undefined;
  readonly predict?: readonly string[] | undefined;
  /** Columns whose values are classes, even if they look like something else. */
  readonly classes?: readonly string[] | undefined;
  /** The network: an ONNX file, weights of the catalog, or a backbone. */
  readonly backbone?: string | undefined;
  readonly force: boolean;
}

/** What can be predicted from this data. */
export const dataFor = (
  { data, dataset }: Pick<NewPageRequest, 'data' | 'dataset'>,
  context: Surroundings,
): Promise<NewData> => lookAtData(data, dataset, context);

/**
 * Writes a new, valid page, and returns lines about what was recognized and chosen. Throws a ZooError if the file
 * exists or the settings cannot be met.
 */
export async function newPage(wish: NewPageRequest, context: Surroundings): Promise<readonly string[]> {
  const { file, force } = wish;
  const { text, said } =
    wish.from === undefined
      ? await writtenText(wish, context)
      : { text: extension(wish, wish.from, context), said: [] };
  const line = schemaLine(file, schemaBeside(context.zoo, context));
  placePage(file, `${line}\n${text}`, force, context);
  return said;
}

async function writtenText(
  wish: NewPageRequest,
  context: Surroundings,
): Promise<{ readonly text: string; readonly said: readonly string[] }> {
  const { file, classes = [], backbone } = wish;
  const data = await dataFor(wish, context);
  const picked = pickedOf(data, wish.predict);
  const { said, ...chosen } = data.chosen(picked, { classes, backbone });
  return {
    text: newPageText({ name: nameOf(file), file, ...chosen }),
    said: [...said, ...chosen.model.said],
  };
}

/** The names to predict; without a choice, all, by default. Throws a ZooError if the data has no such names. */
export function pickedOf({ names, all }: NewData, predict: readonly string[] | undefined): readonly string[] {
  if (predict === undefined && !all) throw new ZooError(whatToPredict(names));
  const picked = [...new Set(predict ?? names)];
  const unknown = picked.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new ZooError(unknown.map((name) => notPredictable(name, names)));
  return picked;
}

function extension(
  { file, data, dataset }: NewPageRequest,
  from: string,
  { library, env, cache, sources }: Surroundings,
): string {
  const spec = readPage(from, { library, env, cache, sources, keepUnset: true });
  const parent = pageWord(spec.file, dirname(file), library);
  const type = dataset === undefined ? [] : [`type: ${dataset}`];
  const root = data === undefined ? [] : [`root: ${word(data)}`];
  return extendingText(nameOf(file), file, parent, [...type, ...root]);
}
