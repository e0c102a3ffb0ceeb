/** Properties that every part has. */
import type { PartOptions } from '../plan/plan.js';
import type { Bound, Shelf } from './shelf.js';

declare const OPTIONS: unique symbol;

/**
 * JSON Schema of a part's options (draft 2020-12, `type: object`, `additionalProperties: false`, `type` a const). A
 * generated schema has the type of the options that it describes, so that the options of `bind` are typed.
 */
export type PartSchema<O = never> = {
  readonly [keyword: string]: unknown;
  [OPTIONS]?(options: O): void;
};

/** A part of a shelf with options `O`; binding it gives a `B`. */
export interface Part<S extends string, O, B> {
  readonly shelf: S;
  readonly name: string;
  readonly schema: PartSchema<O>;
  /**
   * For a part that reads files: options that point to an example included with the part, such as a folder. The
   * conformance kit uses them.
   */
  readonly example?: { readonly [option: string]: unknown };
  /** The plugin that the part comes from; set by the loader. */
  readonly origin?: Origin;
  /**
   * Binds the part to its options: flat, checked, with defaults filled in. Nothing that it returns sees options
   * again. Refuses (`refuse`) options that exclude each other. Parts among the options are bound with `inner`.
   */
  bind(options: O, inner?: BindInner): B;
}

/** Binds a part inside the options of another, such as a data set of a mixture; `path` is its place in these options. */
export type BindInner = <S extends Shelf>(
  shelf: S,
  options: PartOptions,
  path: readonly (string | number)[],
) => Bound<S>;

/** The plugin that a part comes from. */
export interface Origin {
  readonly plugin: string;
  /** Its folder as it appears in stacks: an absolute path with slashes. */
  readonly folder: string;
}
