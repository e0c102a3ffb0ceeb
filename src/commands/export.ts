import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { formatNames } from '../export/names.js';
import type { Exported } from '../tools/export/export.js';
import { ZooCommand } from './terminal/command.js';
import { allowFlags, engineFlag, fetchFlag, pluginFlag } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';

export default class Export extends ZooCommand {
  static override summary = 'Export a finished run for other programs.';
  static override description =
    `Formats: onnx (one ONNX file), graph-model (a folder for TensorFlow.js), hub (a folder to publish:
model card, weights, ONNX file, page), web (a static folder with a page that runs the model in the visitor's browser). The input is what the network reads ("image", normalized pixels, or "vector"); each head that
predicts labels is an output with its name. Any batch size is accepted. Label names, preprocessing and the terms of data and weights are in
the metadata. A backbone that is an ONNX file becomes part of an ONNX export. The export is run and compared with the run before it is written.`;
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo --format onnx',
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo --format hub --license cc-by-nc-4.0',
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo --format web --half',
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo --heads ex --embed-preprocessing --output ex.onnx',
  ];
  static override args = {
    run: Args.string({ description: 'Folder of a finished run.', required: true }),
  };
  static override flags = {
    ...pluginFlag,
    ...allowFlags,
    ...fetchFlag,
    ...engineFlag,
    format: Flags.option({ description: 'Format to write.', options: formatNames, default: 'onnx' })(),
    heads: Flags.string({
      description: 'Heads to export, separated by commas. Default: all that predict labels.',
      helpValue: 'NAMES',
    }),
    frames: Flags.integer({
      description: 'For a model that reads whole sequences: frames of the longest one.',
      min: 1,
      helpValue: 'N',
    }),
    'embed-preprocessing': Flags.boolean({
      description:
        'Accept one decoded RGB image of any size, and resize and normalize it in the graph (opset 18).',
    }),
    half: Flags.boolean({
      description: 'Keep weights in 16 bits: half the size. Prints how much predictions and scores change.',
    }),
    license: Flags.string({
      description: 'License that you publish the model under (--format hub), such as mit or cc-by-nc-4.0.',
      helpValue: 'NAME',
    }),
    output: Flags.string({
      char: 'o',
      description: "File or folder to write. Default: the run's name, in this folder.",
      helpValue: 'PATH',
    }),
    force: Flags.boolean({ char: 'f', description: 'Replace an earlier export.' }),
  };

  async run(): Promise<Exported> {
    const { args, flags } = await this.parse(Export);
    const { exportRun } = await import('../tools/export/export.js');
    const { formatOf } = await import('../export/formats.js');
    const { pageOf } = await import('../run/evaluate.js');
    const context = await surroundings(flags, [pageOf({ run: args.run })]);
    const { format, 'embed-preprocessing': embed } = flags;
    const request = { ...flags, embed, run: args.run, format: formatOf(format), heads: listOf(flags.heads) };
    const exported = await exportRun(request, context, await this.openEvents());
    await this.#print(exported);
    return exported;
  }

  async #print({ file, bytes, agreement, scores, errors }: Exported): Promise<void> {
    const { writingOf } = await import('../report/score-table.js');
    const { apart, resized, runtime } = agreement;
    const list = (differences: Exported['agreement']['apart']): string =>
      Object.entries(differences)
        .map(([name, value]) => `${name} ${value.toExponential(1)}`)
        .join(', ');
    this.log(`${file}  ${(bytes / 1e6).toFixed(1)} MB`);
    this.log(`largest difference from the run in ${runtime}: ${list(apart)}`);
    if (resized) this.log(`on images that the graph resizes: ${list(resized)}`);
    if (typeof scores === 'string') this.log(`scores were not compared: ${scores}`);
    for (const [name, { run, exported }] of Object.entries(typeof scores === 'object' ? scores : {})) {
      const { score } = writingOf(errors ? { errors } : {}, name);
      this.log(`${name}  ${score(run)} in the run, ${score(exported)} exported`);
    }
  }
}

const listOf = (text: string | undefined): readonly string[] | undefined =>
  text?.split(',').map((name) => name.trim());
