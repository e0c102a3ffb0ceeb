/** Which faces to draw. The same options always draw the same files. */
export interface FaceSetOptions {
  readonly seed: number;
  /** Images in the training and in the validation split, or videos where `frames` is given. */
  readonly train: number;
  readonly validation: number;
  /** Family of faces: `demo` or `pretrain`; families share no person and differ in look. Default `demo`. */
  readonly style?: string;
  /** Share of labels an annotator gets wrong, [0, 1]: classes, and each action unit at half of it. Default 0.03. */
  readonly labelNoise?: number;
  /** Whether there is a table of persons and their attributes. Not of videos. */
  readonly attributes?: boolean;
  /** Frames of a video. Absent: images without order. */
  readonly frames?: number;
  /** Frames of a video a second. Default 12. */
  readonly fps?: number;
}

/** A data set of drawn faces, every choice made; images without order have neither `frames` nor `fps`. */
export type FaceSet = Required<Omit<FaceSetOptions, 'attributes' | 'frames' | 'fps'>> &
  Pick<FaceSetOptions, 'attributes' | 'frames' | 'fps'>;

/** A data set of drawn videos. */
export type VideoSet = Required<Omit<FaceSetOptions, 'attributes'>>;

/** The splits that are drawn. */
export type DrawnSplit = 'train' | 'validation';

/** The options with their defaults, in one order however they were given. */
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

/** Every twentieth video shows two people, each in a track of its own. */
const PAIRED = 20;

/** The tracks of a video: one, or those of the two people in it. */
export const tracksOf = (video: number): readonly string[] =>
  video % PAIRED === PAIRED - 1 ? ['_left', '_right'] : [''];

/** Images that will be drawn, at most. */
export function imagesOf({ train, validation, frames }: FaceSetOptions): number {
  if (frames === undefined) return train + validation;
  const tracks = (videos: number): number => videos + Math.floor(videos / PAIRED);
  return (tracks(train) + tracks(validation)) * frames;
}
