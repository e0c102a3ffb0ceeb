import type { Schema } from './editor-words.js';

/** What is used more than once in a schema, defined by name. */
export class Definitions {
  private readonly defined = new Map<string, Schema>();

  /** A reference to a definition, which is made if it does not exist yet. */
  refer(name: string, make: () => Schema): Schema {
    if (!this.defined.has(name)) {
      this.defined.set(name, {}); // a part may have slots of its own shelf
      this.defined.set(name, make());
    }
    return { $ref: `#/definitions/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
  }

  /** All of them, in the order of their names. */
  all(): { readonly [name: string]: Schema } {
    return Object.fromEntries([...this.defined].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
