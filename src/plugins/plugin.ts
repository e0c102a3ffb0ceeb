import type { AnyPart } from '../part.js';

/** Version of the contract between zoo and its plugins: the parts' shapes in `part/`. */
export const API = 2;

/** What a plugin's package exports by default. Its parts are `name/part` in a page, so they cannot shadow built-in ones. */
export interface Plugin {
  /** The package's own name. */
  readonly name: string;
  /** The contract it is made for. */
  readonly api: typeof API;
  /** Made with `defineHead`, `defineLoss`, ..., named without the plugin's name. */
  readonly parts: readonly AnyPart[];
}

/** A plugin's package on disk; nothing of it has run. */
export interface FoundPlugin {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** The module that is loaded. */
  readonly entry: string;
  /** Its pages, where it has any. */
  readonly pages: string;
}

/** A plugin that is loaded: its parts under the names that pages call them by. */
export interface LoadedPlugin extends FoundPlugin {
  readonly parts: readonly AnyPart[];
}
