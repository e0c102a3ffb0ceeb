import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportThere, exportWrongKind } from '../../errors/export.js';
import { ZooError } from '../../errors/problem.js';
import type { ExportFiles, ExportFormat } from '../../export/format.js';
import { ownerOf } from '../../files/mark.js';
import { stageFolder } from '../../files/staged.js';
import { checkWritable, makeFolder, writeAtomically } from '../../files/write.js';

/** The kind in the mark of an export's folder. */
const KIND = 'export';

/**
 * The destination of an export: checked before anything is computed, then written atomically. Throws if something
 * exists there that may not be replaced.
 */
export function placeExport(
  output: string,
  { isFolder, name }: ExportFormat,
  force: boolean,
): (files: ExportFiles) => void {
  const found = statSync(output, { throwIfNoEntry: false });
  if (!isFolder) {
    if (found?.isDirectory()) throw new ZooError(exportWrongKind(output, name, 'file'));
    if (found && !force) throw new ZooError(exportThere(output));
    if (existsSync(dirname(output))) checkWritable(output);
    return (files) => {
      const [content] = files.values();
      makeFolder(dirname(output));
      writeAtomically(output, content!);
    };
  }
  if (found && !found.isDirectory()) throw new ZooError(exportWrongKind(output, name, 'folder'));
  const owner = ownerOf(output, KIND);
  if (owner === 'foreign' || (owner === 'ours' && !force)) throw new ZooError(exportThere(output, owner));
  return (files) => {
    const staged = stageFolder(output, { kind: KIND, writtenAs: name });
    try {
      for (const [file, content] of files) staged.add(file, content);
      if (owner === 'ours') staged.replace();
      else if (!staged.place()) throw new ZooError(exportThere(output, 'foreign'));
    } finally {
      staged.abandon();
    }
  };
}
