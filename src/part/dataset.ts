/** Rows: images or vectors, and their labels. */
import type { FaceSetOptions } from '../faces/options.js';
import type { PartOptions } from '../plan/plan.js';
import type { LabelSpace } from './label.js';
import type { Part } from './part.js';

/** The three parts of a data set. */
export type Split = 'train' | 'validation' | 'test';

/** The sound of a video. */
export interface VideoSound {
  /** Absolute path of a WAV file; what one in memory is called. */
  readonly file: string;
  /** The file, where it is in memory. */
  readonly bytes?: Uint8Array;
  /** Frames a second, or the time of each frame, seconds. */
  readonly frames:
    | { readonly fps: number; readonly count?: number }
    | { readonly seconds: readonly number[] };
}

/** One image (or vector) and its labels; a label space that the row has no label for is absent. */
export interface Row {
  /** Stable name inside the data set: `<video>/00001.jpg`. */
  readonly key: string;
  /** The data set that it comes from, where several are mixed. */
  readonly member?: string;
  /** Absolute path of the image file, or null where the backbone reads vectors by key. */
  readonly image: string | null;
  readonly split: Split;
  /** The person the image shows, or the video it is from, as far as known: no group should be in two splits. */
  readonly group?: string;
  /** The track that the image is a frame of: a video, or one person in it. */
  readonly sequence?: string;
  /** Which frame of it, a whole number. */
  readonly position?: number;
  /** The sound of the video that the image is a frame of, where the page has audio. */
  readonly sound?: VideoSound;
  /** The part of the image that is used, in pixels from its upper left corner: left, top, width, height. Absent: all of it. */
  readonly box?: readonly [left: number, top: number, width: number, height: number];
  /** By label space name: 0/1 per action unit, or values in [-1, 1] (NaN: the row lacks it); a one-hot (or soft) row per class. */
  readonly labels: { readonly [space: string]: Float32Array };
}

/** Rows in their order: a list of them, or columns from which each is made when it is asked for. */
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

/** What a data set could read and left out on purpose: a number of "rows without any label" of a split. */
export interface Dropped {
  /** Null where no split would have taken it. */
  readonly split: Split | null;
  readonly what: string;
  readonly count: number;
}

/** What a data set part returns: rows, and what was set aside on the way. */
export interface Table {
  readonly rows: RowList;
  readonly dropped: readonly Dropped[];
  /** Rows that could not be read, each `file:line  why`. */
  readonly bad: readonly string[];
  /** How rows were given their splits, where the page has them divided by chance: `20 % validation, seed 1`. */
  readonly division?: string;
  /** The folder that its files are in, where that is not its option `root`: drawn faces have one for each set of options. */
  readonly root?: string;
  /** Where the row of this key is listed, `file:line`, as far as it is in a file. */
  placeOf?(key: string): string | undefined;
}

/** What a data set may use beside its options: the label spaces there are, and the artist of the built-in faces. */
export interface DatasetContext {
  readonly labels: { readonly [name: string]: LabelSpace };
  /** True where rows without any label are kept, as frames of the sequences that heads read. Absent: they are left out. */
  readonly unlabeled?: boolean | undefined;
  /**
   * Draws the built-in faces in the layout of s-Aff-Wild2, or videos of them in that of Aff-Wild2, unless they exist already, and
   * returns their folder: one inside `root` for each set of options. `root` must be inside the cache folder.
   */
  drawFaces(root: string, options: FaceSetOptions): Promise<string>;
}

/** What one may do with a data set. */
export interface DataTerms {
  /** The license, by its name or in a sentence: `CC BY 4.0`. */
  readonly license: string;
  /** Whether its images may be passed on. Where they may not, reports omit them unless the user asks for them. */
  readonly redistribute: boolean;
}

/** How training draws from several data sets. */
export interface Mixture {
  /** By name, in the order of the page: the label spaces that each can carry. */
  readonly members: { readonly [name: string]: readonly string[] };
  /** What a batch consists of; numbers are relative to each other. */
  readonly batch: 'proportional' | 'alternating' | { readonly [name: string]: number };
  /** When an epoch ends, or after how many samples. */
  readonly epoch: 'longest' | 'shortest' | number;
}

/** A data set, bound: which labels it can carry, and its rows. */
export interface BoundDataset {
  /** Absent: nobody has stated them. */
  readonly terms?: DataTerms | undefined;
  /** The label spaces this data set can carry, known without reading it. */
  readonly labels: readonly string[];
  /** Whether rows say which frame of which sequence they are. */
  readonly sequences?: boolean | undefined;
  /** Rows that there will be, where they are made on demand and the options say how many: what a plan goes by. */
  readonly expected?: { readonly train: number; readonly validation: number } | undefined;
  /** Where it mixes others. Its rows say which of them they are from. */
  readonly mixture?: Mixture | undefined;
  /** The options of the data sets that it reads, where it consists of others. Absent: it reads files of its own. */
  readonly sources?: readonly PartOptions[] | undefined;
  read(context: DatasetContext): Promise<Table>;
}

export interface DatasetPart<O = never> extends Part<'datasets', O, BoundDataset> {
  /** What the data are and how one gets them, in a sentence or two: shown if they are missing. */
  readonly source?: string;
}
