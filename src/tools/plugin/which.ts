import * as say from '../../errors/plugin-find.js';
import { type Problem, ZooError } from '../../errors/problem.js';
import { noSuchPart } from '../../errors/schema.js';
import { type SourceLine, sourceOf } from '../../plugins/source.js';
import { type Permission, presentParts } from '../../run/plugins.js';
import type { Surroundings } from '../../run/surroundings.js';

/** The source of a part. */
export interface PartSource extends SourceLine {
  /** Its plugin; a built-in part has none. */
  readonly plugin?: string;
  readonly version: string;
}

/**
 * The source line of the part named `heads.gated/gated-fusion`, and the problems of unusable plugins. Throws a
 * ZooError if the part or the line does not exist.
 */
export async function whichPart(
  word: string,
  context: Surroundings,
  root: string,
  permission: Permission,
): Promise<{ readonly source: PartSource; readonly broken: readonly Problem[] }> {
  const { parts, broken } = await presentParts(context, permission);
  const named = new Map(parts.map((one) => [`${one.part.shelf}.${one.part.name}`, one]));
  const found = named.get(word);
  if (found === undefined) throw new ZooError([...broken, noSuchPart(word, [...named.keys()])]);
  const { part, plugin } = found;
  const folder = plugin?.folder ?? root;
  const line = sourceOf(folder, part.shelf, part.name.split('/').at(-1)!);
  if (line === undefined) throw new ZooError(say.sourceNotFound(word, folder));
  const { version } = plugin ?? context;
  return { source: { ...line, version, ...(plugin && { plugin: plugin.name }) }, broken };
}
