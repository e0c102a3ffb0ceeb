import { refreshSchema, SCHEMA_FILE } from '../../tools/plugin/refresh-schema.js';
import { permission, surroundings } from './surroundings.js';

/** Updates the schema for editors in the working folder, and says what became of it; nothing if there is no such file. */
export async function schemaFileLine(): Promise<string | undefined> {
  const update = await refreshSchema(await surroundings({}), permission({}));
  return LINES[update];
}

const LINES = {
  absent: undefined,
  current: undefined,
  updated: `updated ${SCHEMA_FILE}, which editors read`,
  foreign: `${SCHEMA_FILE} was not written by this version of zoo schema, so it was not updated. To replace it: npx zoo schema > ${SCHEMA_FILE}`,
  unknown: `${SCHEMA_FILE} was not updated, because an allowed plugin cannot be loaded. npx zoo plugin list says why.`,
} as const;
