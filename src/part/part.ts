/** What every part has. */

/** JSON Schema of a part's options (draft 2020-12, `type: object`, `additionalProperties: false`, `type` a const). */
export type PartSchema = { readonly [keyword: string]: unknown };

/** What every part has. */
export interface Part<S extends string> {
  readonly shelf: S;
  readonly name: string;
  readonly schema: PartSchema;
}
