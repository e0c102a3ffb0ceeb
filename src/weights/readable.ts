import { stat } from 'node:fs/promises';
import { ZooError } from '../errors/problem.js';
import { unreadWeightsFile, weightsFileTooLarge } from '../errors/weights-file.js';

/** Maximum file size: Node cannot read more into one buffer. */
const LARGEST = 2 ** 31 - 1;

/** Throws `unread-weights-file` for a folder or a pipe, `weights-file-too-large` for a file that is too large to read. */
export async function checkReadable(file: string): Promise<void> {
  const found = await stat(file);
  if (!found.isFile())
    throw new ZooError(
      unreadWeightsFile(file, found.isDirectory() ? 'a folder' : 'a device or a pipe', 'Name a file.'),
    );
  if (found.size > LARGEST) throw new ZooError(weightsFileTooLarge(file, found.size, LARGEST));
}
