import { refreshSchema, SCHEMA_FILE, STUDY_SCHEMA_FILE } from '../../tools/plugin/refresh-schema.js';
import { permission, surroundings } from './surroundings.js';

/** Updates the editor schemas in the working folder and describes the result; undefined if no such files exist. */
export async function schemaFileLine(): Promise<string | undefined> {
  const context = await surroundings({});
  const files = [
    [SCHEMA_FILE, 'npx zoo schema'],
    [STUDY_SCHEMA_FILE, 'npx zoo schema --study'],
  ] as const;
  const lines: string[] = [];
  for (const [file, command] of files) {
    const line = LINES[await refreshSchema(context, permission({}), file)](file, command);
    if (line !== undefined) lines.push(line);
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

type Line = (file: string, command: string) => string | undefined;

const LINES: { readonly [update in Awaited<ReturnType<typeof refreshSchema>>]: Line } = {
  absent: () => undefined,
  current: () => undefined,
  updated: (file) => `updated ${file}, which editors read`,
  foreign: (file, command) =>
    `${file} was not written by this version of zoo schema, so it was not updated. To replace it: ${command} > ${file}`,
  unknown: (file) =>
    `${file} was not updated, because an allowed plugin cannot be loaded. npx zoo plugin list says why.`,
};
