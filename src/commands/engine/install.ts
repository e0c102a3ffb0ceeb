import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { installable } from '../../engine/shelf.js';
import { ZooCommand } from '../terminal/command.js';

export default class EngineInstall extends ZooCommand {
  static override description =
    'Install the tensorflow engine: takes the TensorFlow of your Python (or fetches one with pip), builds the binding ' +
    'of @tensorflow/tfjs-node-gpu against it, and checks it with a training step. PYTHON and CXX name other programs ' +
    'than python3 and c++; ZOO_CACHE another place than ~/.cache/zoo.';
  static override args = {
    engine: Args.string({
      options: installable.map(({ name }) => name),
      required: true,
      description: 'Engine to install.',
    }),
  };
  static override flags = {
    cuda: Flags.boolean({
      description: 'Use a TensorFlow built for CUDA; downloads several GB if none is installed.',
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(EngineInstall);
    const { installEngine } = await import('../../engine/open.js');
    const { name } = installable.find((one) => one.name === args.engine)!;
    const { PYTHON: python, CXX: compiler } = process.env;
    const say = (line: string) => this.log(line);
    const { version, device } = await installEngine(name, { cuda: flags.cuda, python, compiler, say });
    this.log(`the ${name} engine is ready: ${version}; ${device}`);
  }
}
