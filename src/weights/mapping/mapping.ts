/** A declared table: the names, shapes and targets of a foreign file's arrays. */
export interface Mapping {
  readonly name: string;
  /** The source of the files, in a few words. */
  readonly what: string;
  /** Names that must all exist for the mapping to be selected automatically. */
  readonly known: readonly string[];
  /** Names of a larger network of the same kind, which also has all the known names. */
  readonly foreign?: readonly string[];
  readonly rules: readonly Rule[];
  /** For heads: the labels of the logits at the end of their input, in order, and the arrays that weigh that input. */
  readonly reads?: { readonly labels: readonly string[]; readonly arrays: readonly string[] };
  /** The backbone that the arrays belong to; absent for the heads of a page. */
  readonly network?: {
    readonly type: string;
    readonly options: { readonly [option: string]: number | string };
    /** Its bias determines the number of classes; if it is missing, there are no logits. */
    readonly classifier: string;
  };
}

/** The target of arrays with certain names. */
export interface Rule {
  /** The names: `{n}` matches a number, `{part}` a word between dots. */
  readonly from: string;
  /** The zoo's name, with the same words filled in. Arrays with the same zoo name are stacked, in the order of `{n}`. */
  readonly to: string;
  /** The shape in the file. A capital letter is the same length wherever it occurs, a lowercase letter any length. */
  readonly shape: readonly (number | string)[];
  /** The conversion: a dense layer's [out, in] to [in, out], a convolution's [out, in, h, w] to [h, w, in, out]. */
  readonly turn?: 'dense' | 'convolution';
  /** The length of the new first axis, if arrays are stacked. */
  readonly stack?: string;
  /** By number of rows: the labels of the rows, by which they are reordered. */
  readonly rows?: { readonly [rows: number]: RowLabels };
}

/** The labels of rows, in the order of the file, and in their new order. */
export interface RowLabels {
  readonly from: readonly string[];
  readonly to: readonly string[];
}
