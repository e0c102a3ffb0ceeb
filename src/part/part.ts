/** What every part has. */
import type { PartOptions } from '../plan/plan.js';
import type { Bound, Shelf } from './shelf.js';

declare const OPTIONS: unique symbol;

/**
 * JSON Schema of a part's options (draft 2020-12, `type: object`, `additionalProperties: false`, `type` a const). The
 * generated ones know the type of the options that they describe, so that the options of `bind` have it.
 */
export type PartSchema<O = never> = {
  readonly [keyword: string]: unknown;
  [OPTIONS]?(options: O): void;
};

/** A part of a shelf, whose options are `O`; bound to some, it is a `B`. */
export interface Part<S extends string, O, B> {
  readonly shelf: S;
  readonly name: string;
  readonly schema: PartSchema<O>;
  /**
   * Of a part that reads files: the options that lead to an example which comes with it, such as a folder. The
   * conformance kit tries it on that.
   */
  readonly example?: { readonly [option: string]: unknown };
  /** Of a part that a plugin brings: which one. The loader says so. */
  readonly origin?: Origin;
  /**
   * The part with its options: flat, checked, defaults filled. Nothing that it returns sees options any more. Refuses
   * (`refuse`) options that cannot go together. Parts among the options are bound by `inner`.
   */
  bind(options: O, inner?: BindInner): B;
}

/** Binds a part that the options of another hold, as a mixture holds data sets; `path` leads to it from these options. */
export type BindInner = <S extends Shelf>(
  shelf: S,
  options: PartOptions,
  path: readonly (string | number)[],
) => Bound<S>;

/** The plugin that brings a part. */
export interface Origin {
  readonly plugin: string;
  /** Its folder as stacks name it: an absolute path with slashes. */
  readonly folder: string;
}
