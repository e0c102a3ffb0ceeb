/** Which faces to draw. The same options always draw the same files. */
export interface FaceSetOptions {
  readonly seed: number;
  /** Rows in the training and in the validation file. */
  readonly train: number;
  readonly validation: number;
  /** Family of faces: `demo` or `pretrain`; families share no person and differ in look. Default `demo`. */
  readonly style?: string;
  /** Share of labels an annotator gets wrong, [0, 1]: classes, and each action unit at half of it. Default 0.03. */
  readonly labelNoise?: number;
}

/** A data set of drawn faces, every choice made. */
export type FaceSet = Required<FaceSetOptions>;

/** The options with their defaults, in one order however they were given. */
export function faceSet({
  seed,
  train,
  validation,
  style = 'demo',
  labelNoise = 0.03,
}: FaceSetOptions): FaceSet {
  return { seed, train, validation, style, labelNoise };
}
