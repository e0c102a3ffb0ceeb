import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { badFlagValue, missingArgument } from '../errors/commands.js';
import { ZooError } from '../errors/problem.js';
import { ZooCommand } from './terminal/command.js';
import { engineFlag, fetchFlag, formatFlag, pageFlags, weightsFlag } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

/** Files of vectors, by extension. */
const VECTORS = /\.(csv|jsonl|npy|npz|safetensors)$/i;

export default class Predict extends ZooCommand {
  static override summary =
    'Predict on images, folders of images, or a table of vectors, with a finished run.';
  static override description =
    `A model with windows or sound uses a folder of a video's frames as a sequence, and the number at the end of a name as
the frame number (video/00042.jpg). A run that was trained on vectors reads a file of vectors (csv, jsonl, npy, npz,
safetensors) with the same columns. Formats: jsonl (one object per image), csv (one column per name), submission
(the header and rows of the ABAW multi-task challenge: valence, arousal, expression number, 12 AUs as 0 or 1). csv and
jsonl have the prediction (the class, or the labels that apply), probabilities and values and, if a node outputs
logits, these too. Folders are searched recursively, without hidden files (.ipynb_checkpoints). An image is listed by
its name within its folder or, if two share it, by its path. In csv and submission, text that a spreadsheet would run
as a formula begins with an apostrophe. Only the predictions are kept, and vectors of a compressed .npz in the cache.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo photos/ --format csv --output answers.csv',
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo face.jpg',
    '<%= config.bin %> <%= command.id %> runs/flats new-flats.csv --format csv',
  ];
  static override strict = false;
  static override args = {
    source: Args.string({
      description: 'Folder of a run, or a page with --weights.',
      required: true,
    }),
    images: Args.string({ description: 'Image files, folders of them, or one file of vectors.' }),
  };
  static override flags = {
    ...pageFlags,
    ...fetchFlag,
    ...engineFlag,
    ...weightsFlag,
    ...formatFlag,
    audio: Flags.string({
      description:
        'For a model with sound: folder of WAV files, VIDEO.wav for the frames in a folder VIDEO. Default: beside that folder.',
      helpValue: 'FOLDER',
    }),
    fps: Flags.string({
      description: "Frames per second of the videos that have sound. Default: the page's number.",
      helpValue: 'N',
    }),
    output: Flags.string({
      char: 'o',
      description: 'File to write. Default: standard output.',
      helpValue: 'FILE',
    }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Predict);
    const [source, ...images] = argv as string[];
    if (images.length === 0)
      throw new ZooError(missingArgument('zoo predict', 'images', 'files, or folders of them'));
    const { openPredictor } = await import('../run/predict.js');
    const { findImages } = await import('../run/data/image-files.js');
    const { modelSource } = await import('./terminal/model-source.js');
    const { pageOf } = await import('../run/evaluate.js');
    const { answersText } = await import('../report/answers-text.js');
    const { answering } = await import('../plan/postprocess.js');
    const { checkWritable, writeAtomically } = await import('../files/write.js');
    const model = modelSource(source!, flags, this.config.root);
    if (flags.output !== undefined) checkWritable(flags.output);
    const table = images.length === 1 && VECTORS.test(images[0]!) ? images[0] : undefined;
    const { rows: found, others } =
      table === undefined ? findImages(images, flags.format === 'submission') : { rows: [], others: '' };
    const context = await surroundings(flags, [pageOf(model)]);
    const events = await this.openEvents();
    if (others !== '') events.note(`skipped ${others}: JPEG, PNG, WebP, GIF, TIFF and AVIF files are read`);
    const beside = { vectors: table, sounds: { folder: flags.audio, fps: rateOf(flags.fps) } };
    const predictor = await openPredictor(model, flags.engine, context, events, beside);
    const rows = predictor.rows ?? found;
    const { predictions, failed } = await predictor.predict(rows, events);
    predictor.close();
    for (const { row, why } of failed) events.note(`skipped ${rows.at(row)!.image}: ${why}`);
    const { plan } = predictor;
    const text = answersText(predictions, answering(plan), plan.labels, flags.format);
    if (flags.output === undefined) this.data([...text].join('').replace(/\n$/, ''));
    else {
      writeAtomically(flags.output, text);
      events.note(`${predictions.length} predictions in ${flags.output}`);
    }
  }
}

/** Parses frames per second. */
function rateOf(text: string | undefined): number | undefined {
  const fps = text === undefined ? undefined : Number(text);
  if (fps !== undefined && !(Number.isFinite(fps) && fps > 0))
    throw new ZooError(badFlagValue('predict', `--fps ${text} is not a number above 0`));
  return fps;
}
