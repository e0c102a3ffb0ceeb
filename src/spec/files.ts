/** The source of page files. The caller passes it, so that pages can be read without a file system. */
export interface PageFiles {
  exists(file: string): boolean;
  /** The names of the files in a folder; empty if the folder does not exist. */
  names(folder: string): readonly string[];
  /** The bytes of a file, at most `most`. Throws `NotReadable`. */
  read(file: string, most: number): Uint8Array;
  /** The real path of a file, with links resolved. */
  real(file: string): string;
  /** Path functions, like Node's. */
  readonly paths: Paths;
}

interface Paths {
  join(...parts: string[]): string;
  dirname(path: string): string;
  basename(path: string, ending?: string): string;
  resolve(path: string): string;
  relative(from: string, to: string): string;
  isAbsolute(path: string): boolean;
}
