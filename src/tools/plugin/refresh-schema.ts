import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRegular } from '../../files/read-regular.js';
import { writeAtomically } from '../../files/write.js';
import { STUDY, schemaFor } from '../../run/page/editor-schema.js';
import type { Permission } from '../../run/plugins.js';
import type { Surroundings } from '../../run/surroundings.js';
import { schemaText, WRITTEN_BY } from '../../schema/editor.js';

/** The editor schema in a project's folder, as written by `zoo schema > zoo.schema.json`. */
export const SCHEMA_FILE = 'zoo.schema.json';
/** The same for study files, as written by `zoo schema --study > study.schema.json`. */
export const STUDY_SCHEMA_FILE = 'study.schema.json';

/** The result for such a file: `foreign` if zoo did not write it, `unknown` if an allowed plugin cannot be loaded. */
export type SchemaUpdate = 'absent' | 'current' | 'updated' | 'foreign' | 'unknown';

/** Updates an editor schema in a project's folder to the plugins that are allowed now, if zoo wrote the file. */
export async function refreshSchema(
  context: Pick<Surroundings, 'registry' | 'zoo'>,
  permission: Permission,
  name: typeof SCHEMA_FILE | typeof STUDY_SCHEMA_FILE = SCHEMA_FILE,
): Promise<SchemaUpdate> {
  const file = join(permission.folder, name);
  if (!existsSync(file)) return 'absent';
  const before = readRegular(file).toString();
  if (!isOurs(before)) return 'foreign';
  const { schema, broken } = await schemaFor(
    name === STUDY_SCHEMA_FILE ? STUDY : undefined,
    context,
    permission,
  );
  if (broken.length > 0) return 'unknown';
  const text = schemaText(schema);
  if (text === before) return 'current';
  writeAtomically(file, text);
  return 'updated';
}

function isOurs(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return (
      value !== null && typeof value === 'object' && '$comment' in value && value.$comment === WRITTEN_BY
    );
  } catch {
    return false;
  }
}
