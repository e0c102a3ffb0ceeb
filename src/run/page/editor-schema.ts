import { type Problem, ZooError } from '../../errors/problem.js';
import { noSuchPart } from '../../errors/schema.js';
import { schema as page } from '../../generated/page.js';
import { schema as study } from '../../generated/study.js';
import { labelSpaces } from '../../labels.js';
import { findAllowed } from '../../plugins/allow.js';
import { editorSchema, partSchema, studyEditorSchema } from '../../schema/editor.js';
import { readPage } from '../../spec/read.js';
import { offeredBy } from '../../zoo/offered.js';
import { type Permission, presentParts } from '../plugins.js';
import type { Surroundings } from '../surroundings.js';

/** The argument that selects the schema of study files, instead of a part. */
export const STUDY = 'study';

/**
 * The JSON Schema of pages with the built-in parts and those of every allowed plugin, or of the options of one part,
 * such as `heads.anfl-gcn`, or of study files; and the problems of unusable plugins. Throws a ZooError if the part
 * does not exist.
 */
export async function schemaFor(
  part: string | undefined,
  context: Pick<Surroundings, 'registry' | 'zoo'>,
  permission: Permission,
): Promise<{ readonly schema: object; readonly broken: readonly Problem[] }> {
  const present = await presentParts(context, permission);
  const { broken } = present;
  const parts = present.parts.map((one) => one.part);
  const { plugins } = findAllowed(permission.folder, permission.flags);
  const library = [context.zoo, ...[...plugins.values()].map((found) => found.pages)];
  const read = (file: string) => readPage(file, { env: {}, cache: '', library, keepUnset: true });
  const source = { page, parts, labels: Object.keys(labelSpaces), offered: offeredBy(library, read) };
  if (part === STUDY) return { schema: studyEditorSchema(study, source), broken };
  if (part === undefined) return { schema: editorSchema(source), broken };
  const named = new Map(parts.map((one) => [`${one.shelf}.${one.name}`, one]));
  const found = named.get(part);
  if (found === undefined) throw new ZooError([...broken, noSuchPart(part, [...named.keys()])]);
  return { schema: partSchema(source, found), broken };
}
