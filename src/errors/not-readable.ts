/** Why a file is not read, as the end of a sentence: `it is a folder`. */
export class NotReadable extends Error {
  constructor(
    message: string,
    /** The system's own name of the reason, where it gave one: `ENOENT`. */
    readonly code?: string,
    /** The size of a file that is too large. */
    readonly bytes?: number,
    /** The file. */
    readonly path?: string,
  ) {
    super(message);
    this.name = 'NotReadable';
  }
}
