/** Why a file cannot be read, as the end of a sentence: `it is a folder`. */
export class NotReadable extends Error {
  constructor(
    message: string,
    /** The system's code for the reason, if any: `ENOENT`. */
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
