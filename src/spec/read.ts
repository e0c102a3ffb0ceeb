import { nodeFiles } from './node-files.js';
import { type ReadOptions, readPageFrom, type Spec } from './page.js';

export type {
  PageObject,
  PageSource,
  PageSources,
  Path,
  ReadOptions,
  Setting,
  Spec,
  Value,
} from './page.js';

/** Reads a page from the files of this machine; see `readPageFrom`. */
export const readPage = (page: string, options: ReadOptions): Spec => readPageFrom(nodeFiles, page, options);
