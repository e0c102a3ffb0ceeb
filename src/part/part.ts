/** What every part has. */

/** JSON Schema of a part's options (draft 2020-12, `type: object`, `additionalProperties: false`, `type` a const). */
export type PartSchema = { readonly [keyword: string]: unknown };

/** What every part has. */
export interface Part<S extends string> {
  readonly shelf: S;
  readonly name: string;
  readonly schema: PartSchema;
  /**
   * Of a part that reads files: the options that lead to an example which comes with it, such as a folder. The
   * conformance kit tries it on that.
   */
  readonly example?: { readonly [option: string]: unknown };
}
