/** Which faces to draw. The same options always draw the same files. */
export interface FaceSetOptions {
  readonly seed: number;
  /** Images in the training and in the validation split, or videos if `frames` is given. */
  readonly train: number;
  readonly validation: number;
  /** Family of faces: `demo` or `pretrain`; families have no people in common and look different. Default `demo`. */
  readonly style?: string;
  /** Fraction of labels that an annotator gets wrong, [0, 1]: for classes, and half of it for each action unit. Default 0.03. */
  readonly labelNoise?: number;
  /** Whether to write a table of persons and their attributes. Not for videos. */
  readonly attributes?: boolean;
  /** Frames of a video. Absent: unordered images. */
  readonly frames?: number;
  /** Frames per second of a video. Default 12. */
  readonly fps?: number;
}

/** Options with every default set; unordered images have neither `frames` nor `fps`. */
export type FaceSet = Required<Omit<FaceSetOptions, 'attributes' | 'frames' | 'fps'>> &
  Pick<FaceSetOptions, 'attributes' | 'frames' | 'fps'>;

/** A data set of drawn videos. */
export type VideoSet = Required<Omit<FaceSetOptions, 'attributes'>>;

/** The splits that are drawn. */
export type DrawnSplit = 'train' | 'validation';

/** The options with their defaults, in a fixed order. */
export function faceSet({
  seed,
  train,
  validation,
  style = 'demo',
  labelNoise = 0.03,
  attributes = false,
  frames,
  fps = 12,
}: FaceSetOptions): FaceSet {
  const set = { seed, train, validation, style, labelNoise, ...(attributes && { attributes }) };
  return frames === undefined ? set : { ...set, frames, fps };
}

export const isVideoSet = (set: FaceSet): set is VideoSet => set.frames !== undefined;

/** Every twentieth video shows two people, each in a separate track. */
const PAIRED = 20;

/** The tracks of a video: one, or one for each of two people. */
export const tracksOf = (video: number): readonly string[] =>
  video % PAIRED === PAIRED - 1 ? ['_left', '_right'] : [''];

/** Maximum number of images to draw. */
export function imagesOf({ train, validation, frames }: FaceSetOptions): number {
  if (frames === undefined) return train + validation;
  const tracks = (videos: number): number => videos + Math.floor(videos / PAIRED);
  return (tracks(train) + tracks(validation)) * frames;
}
