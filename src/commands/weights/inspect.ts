import * as Args from '@oclif/core/args';
import { ZooCommand } from '../terminal/command.js';
import { fetchFlag } from '../terminal/flags.js';
import { surroundings } from '../terminal/surroundings.js';

export default class WeightsInspect extends ZooCommand {
  static override summary = 'List the arrays of a weights file: names, shapes, element types.';
  static override description =
    `Reads safetensors, PyTorch files (.pt, .pth: state dicts, checkpoints, whole modules) and the initializers of ONNX
models. Nothing in a file is executed; a file that requires it is refused. Prints which mapping matches its names.`;
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> enet_b0_8_best_vgaf.pt',
    '<%= config.bin %> <%= command.id %> zoo/synthetic-faces --json',
  ];
  static override args = {
    file: Args.string({ description: 'Path, URL, or name of the catalog.', required: true }),
  };
  static override flags = fetchFlag;

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(WeightsInspect);
    const { inspectWeights } = await import('../../weights/import.js');
    const { inspectedText } = await import('../terminal/weights.js');
    const inspected = await inspectWeights(args.file, await surroundings(flags), await this.openEvents());
    this.log(inspectedText(args.file, inspected));
    const { file, sha256, mapping } = inspected;
    const { arrays, ...rest } = file;
    const list = Array.from(arrays, ([name, { shape, type }]) => ({ name, shape, type }));
    return { ...rest, sha256, mapping: mapping?.name ?? null, arrays: list };
  }
}
