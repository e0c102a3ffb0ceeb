/** Rows: images or vectors, and their labels. */
import type { FaceSetOptions } from '../faces/options.js';
import type { PartOptions } from '../plan/plan.js';
import type { LabelSpace } from './label.js';
import type { Part } from './part.js';

/** The three parts of a data set. */
export type Split = 'train' | 'validation' | 'test';

/** The sound of a video. */
export interface VideoSound {
  /** Absolute path of a WAV file; for a file in memory, its name. */
  readonly file: string;
  /** The file, if it is in memory. */
  readonly bytes?: Uint8Array;
  /** Frames per second, or the time of each frame in seconds. */
  readonly frames:
    | { readonly fps: number; readonly count?: number }
    | { readonly seconds: readonly number[] };
}

/** One image (or vector) and its labels; a label space without a label for the row is absent. */
export interface Row {
  /** Stable name inside the data set: `<video>/00001.jpg`. */
  readonly key: string;
  /** The data set that it comes from, if several are mixed. */
  readonly member?: string;
  /** Absolute path of the image file, or null if the backbone reads vectors by key. */
  readonly image: string | null;
  readonly split: Split;
  /** The person in the image, or the video it is from, if known: no group should be in two splits. */
  readonly group?: string;
  /** The sequence that the image is a frame of: a video, or one person in it. */
  readonly sequence?: string;
  /** Number of the frame in it, an integer. */
  readonly position?: number;
  /** The sound of the video that the image is a frame of, if the page has audio. */
  readonly sound?: VideoSound;
  /**
   * The region of the image to use, in pixels from its upper left corner: left, top, width, height. Absent: the whole
   * image.
   */
  readonly box?: readonly [left: number, top: number, width: number, height: number];
  /**
   * Labels by label space name: 0/1 per action unit, or values in [-1, 1] (NaN: the row lacks this one); for classes,
   * a one-hot (or soft) row.
   */
  readonly labels: { readonly [space: string]: Float32Array };
}

/** Rows in order: a list, or columns from which each row is made on demand. */
export interface RowList<R = Row> extends Iterable<R> {
  readonly length: number;
  at(index: number): R | undefined;
  entries(): Iterable<[number, R]>;
  filter(keep: (row: R, index: number) => unknown): RowList<R>;
  map<T>(of: (row: R, index: number) => T): T[];
  flatMap<T>(of: (row: R, index: number) => T | readonly T[]): T[];
  every(is: (row: R, index: number) => unknown): boolean;
  some(is: (row: R, index: number) => unknown): boolean;
}

/** Rows or files that a data set intentionally left out: a number of "rows without any label" of a split. */
export interface Dropped {
  /** Null if it belongs to no split. */
  readonly split: Split | null;
  readonly what: string;
  readonly count: number;
}

/** What a data set part returns: rows, and what was left out. */
export interface Table {
  readonly rows: RowList;
  readonly dropped: readonly Dropped[];
  /** Rows that could not be read, each as `file:line  why`. */
  readonly bad: readonly string[];
  /** How rows were split, if the page splits them randomly: `20 % validation, seed 1`. */
  readonly division?: string;
  /** The folder of its files, if it is not the option `root`: drawn faces have one folder for each set of options. */
  readonly root?: string;
  /** Where the row with this key is listed, `file:line`, if it is in a file. */
  placeOf?(key: string): string | undefined;
}

/** What a data set may use besides its options: the label spaces, and a function that draws the built-in faces. */
export interface DatasetContext {
  readonly labels: { readonly [name: string]: LabelSpace };
  /** True if rows without any label are kept, as frames of sequences that heads read. Absent: they are left out. */
  readonly unlabeled?: boolean | undefined;
  /**
   * Draws the built-in faces in the layout of s-Aff-Wild2, or videos of them in the layout of Aff-Wild2, unless they
   * already exist, and returns their folder: one inside `root` for each set of options. `root` must be inside the
   * cache folder.
   */
  drawFaces(root: string, options: FaceSetOptions): Promise<string>;
}

/** The terms of use of a data set. */
export interface DataTerms {
  /** The license, as a name or a sentence: `CC BY 4.0`. */
  readonly license: string;
  /** Whether its images may be redistributed. If not, reports omit them unless the user asks for them. */
  readonly redistribute: boolean;
}

/** How training draws from several data sets. */
export interface Mixture {
  /** For each data set, in the order of the page: the label spaces that it can have. */
  readonly members: { readonly [name: string]: readonly string[] };
  /** The composition of a batch; numbers are relative to each other. */
  readonly batch: 'proportional' | 'alternating' | { readonly [name: string]: number };
  /** When an epoch ends, or the number of samples after which it ends. */
  readonly epoch: 'longest' | 'shortest' | number;
}

/** A bound data set: the labels that it can have, and its rows. */
export interface BoundDataset {
  /** Absent: unknown. */
  readonly terms?: DataTerms | undefined;
  /** The label spaces that this data set can have, known without reading it. */
  readonly labels: readonly string[];
  /** Whether rows have a sequence and a frame number. */
  readonly sequences?: boolean | undefined;
  /** The number of rows, if they are generated and the options determine it; used for planning. */
  readonly expected?: { readonly train: number; readonly validation: number } | undefined;
  /** For a mixture of data sets. Its rows name the data set that they are from. */
  readonly mixture?: Mixture | undefined;
  /** For a data set that combines others: their options. Absent: it reads its own files. */
  readonly sources?: readonly PartOptions[] | undefined;
  read(context: DatasetContext): Promise<Table>;
}

export interface DatasetPart<O = never> extends Part<'datasets', O, BoundDataset> {
  /** What the data are and how to get them, in one or two sentences: shown if they are missing. */
  readonly source?: string;
}
