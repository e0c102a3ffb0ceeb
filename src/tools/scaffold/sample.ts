import type { Shelf } from '../../part.js';

/** What a module takes from others, by their names. */
export interface Imports {
  readonly [module: string]: readonly string[];
}

/** A small part that works: what a new plugin begins with. */
export interface Sample {
  readonly shelf: Shelf;
  /** Its name where none is given. */
  readonly part: string;
  /** `defineHead`, and what else it takes from declarative-zoo. */
  readonly imports: readonly string[];
  readonly nodeImports?: Imports;
  /** The schema's description, and its options beside `type`. */
  readonly description: string;
  readonly required: readonly string[];
  readonly options: { readonly [option: string]: object };
  /** The docstring. */
  readonly doc: readonly string[];
  /** Fields of the record between schema and `bind`, as they are written. */
  readonly facts?: readonly string[];
  /** The options as `bind` takes them apart, `{ share }`, and the fields of what it returns. */
  readonly takes: string;
  readonly work: readonly string[];
  /** Statements before the part, and after it. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  /** Lines of its page after name and plugins; `type` is how a page calls it. */
  page(type: string): readonly string[];
  /** Lines of its test after the imports; `part` is the part, `tf` the tensor library. */
  readonly test: readonly string[];
  readonly testImports?: Imports;
  /** Lines of what else comes with it, by path. */
  readonly files?: { readonly [path: string]: readonly string[] };
}
