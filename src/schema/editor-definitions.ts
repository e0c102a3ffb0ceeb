import type { Schema } from './editor-words.js';

/** Named definitions of everything that a schema uses more than once. */
export class Definitions {
  private readonly defined = new Map<string, Schema>();

  /** A reference to a definition, which is created if it does not exist yet. */
  refer(name: string, make: () => Schema): Schema {
    if (!this.defined.has(name)) {
      this.defined.set(name, {}); // a part may have slots for its own shelf
      this.defined.set(name, make());
    }
    return { $ref: `#/definitions/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
  }

  /** All definitions, sorted by name. */
  all(): { readonly [name: string]: Schema } {
    return Object.fromEntries([...this.defined].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
