import type { AnyPart } from '../part.js';

/** Version of the contract between zoo and its plugins, defined by `part/`. */
export const API = 2;

/**
 * The default export of a plugin's package. A page refers to its parts as `name/part`, so they cannot shadow built-in
 * ones.
 */
export interface Plugin {
  /** The name of the package. */
  readonly name: string;
  /** The version of the contract that it implements. */
  readonly api: typeof API;
  /** Parts made with `defineHead`, `defineLoss`, ..., without the plugin's name as a prefix. */
  readonly parts: readonly AnyPart[];
}

/** A plugin's package on disk; none of its code has run. */
export interface FoundPlugin {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** The module that is loaded. */
  readonly entry: string;
  /** Its pages, if it has any. */
  readonly pages: string;
}

/** A loaded plugin: its parts under the names that pages use. */
export interface LoadedPlugin extends FoundPlugin {
  readonly parts: readonly AnyPart[];
}
