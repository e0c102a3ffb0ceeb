/** A declared table: what the arrays of a foreign file are called, how they are shaped, and what each is for. */
export interface Mapping {
  readonly name: string;
  /** Whose files it is for, in a few words. */
  readonly what: string;
  /** Names that all must be there for the mapping to be taken without being asked for. */
  readonly known: readonly string[];
  /** Names of a larger network of the same kind, which has all the known names too. */
  readonly foreign?: readonly string[];
  readonly rules: readonly Rule[];
  /** Of heads: what the last numbers of their input are the logits of, in order, and the arrays that weigh that input. */
  readonly reads?: { readonly labels: readonly string[]; readonly arrays: readonly string[] };
  /** The backbone that the arrays are the variables of; absent where they are those of a page's heads. */
  readonly network?: {
    readonly type: string;
    readonly options: { readonly [option: string]: number | string };
    /** Its bias tells the number of classes; where it is missing, so are the logits. */
    readonly classifier: string;
  };
}

/** What the arrays of some names are for. */
export interface Rule {
  /** Their names: `{n}` stands for a number, `{part}` for a word between dots. */
  readonly from: string;
  /** The zoo's name, with the same words put in. Several arrays of one zoo's name are stacked, by their `{n}`. */
  readonly to: string;
  /** The shape in the file. A capital stands for the same length wherever it occurs, a small letter for any length. */
  readonly shape: readonly (number | string)[];
  /** How it is turned: a dense layer's [out, in] to [in, out], a convolution's [out, in, h, w] to [h, w, in, out]. */
  readonly turn?: 'dense' | 'convolution';
  /** The length of the new first axis where arrays are stacked. */
  readonly stack?: string;
  /** What its rows answer, by their number: they are put in another order. */
  readonly rows?: { readonly [rows: number]: RowLabels };
}

/** The labels of rows, in the order that they have in the file, and in the order that they are put in. */
export interface RowLabels {
  readonly from: readonly string[];
  readonly to: readonly string[];
}
