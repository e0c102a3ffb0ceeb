import * as Errors from '@oclif/core/errors';
import * as Flags from '@oclif/core/flags';
import { ZooCommand } from '../terminal/command.js';

const share = Flags.custom<number>({
  helpValue: '0..1',
  parse: async (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= 0 && value <= 1) return value;
    throw new Errors.CLIError(`Expected a number from 0 to 1 but received: ${text}`, { exit: 2 });
  },
});

export default class DataSynth extends ZooCommand {
  static override summary = 'Draw a data set of faces.';
  static override description =
    `Parametric faces whose geometry is driven by 12 action units, with expression, valence and arousal, in the official
layout of s-Aff-Wild2: a page reads them with type: s-aff-wild2. With --frames they are videos with a voice, in the layout
of Aff-Wild2: a page reads them with type: aff-wild2. The same seed draws the same files; existing faces are not drawn
again.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> --out faces',
    '<%= config.bin %> <%= command.id %> --out faces --train 6000 --validation 1500 --seed 7',
    '<%= config.bin %> <%= command.id %> --out other-faces --style pretrain --label-noise 0.1',
    '<%= config.bin %> <%= command.id %> --out videos --train 120 --validation 40 --frames 48',
  ];
  static override enableJsonFlag = true;
  static override flags = {
    out: Flags.directory({
      description: 'Folder to draw into: new, empty, or one that already contains these faces.',
      required: true,
    }),
    train: Flags.integer({
      description: 'Faces in the training split. Default: 2400; with --frames, 120 videos.',
      min: 1,
    }),
    validation: Flags.integer({
      description: 'Faces in the validation split, of other people. Default: 800; with --frames, 40 videos.',
      min: 1,
    }),
    seed: Flags.integer({
      description: 'Seed of the faces: the same seed draws the same ones.',
      default: 1,
      min: 0,
      max: 4294967295,
    }),
    style: Flags.string({
      description: 'Family of faces; the two share no person and differ in look.',
      options: ['demo', 'pretrain'],
      default: 'demo',
    }),
    force: Flags.boolean({
      description:
        'Replace faces in the folder that were drawn with other options. Other files are never touched.',
    }),
    frames: Flags.integer({ description: 'Draw videos of this many frames, with a voice.', min: 2 }),
    fps: Flags.integer({
      description: 'Frames per second. Default: 12.',
      min: 1,
      max: 60,
      dependsOn: ['frames'],
    }),
    'label-noise': share({ description: 'Share of labels that the annotators get wrong.', default: 0.03 }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(DataSynth);
    const { drawFaces } = await import('../../faces/draw.js');
    const { holdsFaces } = await import('../../faces/folder.js');
    const { drawingEvents } = await import('../../run/data/read.js');
    const { imagesOf } = await import('../../faces/options.js');
    const { out, seed, style, force, frames, fps } = flags;
    const [train, validation] = [
      flags.train ?? (frames ? 120 : 2400),
      flags.validation ?? (frames ? 40 : 800),
    ];
    const plain = { seed, train, validation, style, labelNoise: flags['label-noise'] };
    const options = frames === undefined ? plain : { ...plain, frames, ...(fps && { fps }) };
    const isThere = holdsFaces(out, options);
    if (!isThere) await drawFaces(out, options, drawingEvents(await this.openEvents()), force);
    const drawn = isThere ? 0 : imagesOf(options);
    this.log(
      drawn > 0
        ? `${drawn} ${frames === undefined ? 'faces' : 'frames'} are in ${out}`
        : `${out} already contains these faces`,
    );
    return { out, ...options, drawn };
  }
}
