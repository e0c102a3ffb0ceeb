/** Where page files come from. The caller passes it, so that pages can be read without a file system. */
export interface PageFiles {
  exists(file: string): boolean;
  /** The names of the files in a folder; none if the folder does not exist. */
  names(folder: string): readonly string[];
  /** The bytes of a file, at most `most`. Throws `NotReadable`. */
  read(file: string, most: number): Uint8Array;
  /** The file that a path leads to in the end, where it is a link. */
  real(file: string): string;
  /** Arithmetic on paths, as that of Node. */
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
