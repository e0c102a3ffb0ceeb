import * as Args from '@oclif/core/args';
import { ZooCommand } from './terminal/command.js';
import { imagesFlag } from './terminal/flags.js';

export default class Report extends ZooCommand {
  static override summary = 'Write the report of a finished run again.';
  static override description =
    'Writes report.html in the folder of the run, from the numbers that the run saved there. Use it if the report is missing or from an older version. Nothing is trained or scored again; missing images are omitted.';
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo',
    '<%= config.bin %> <%= command.id %> runs/mtl-cross-attn-demo --no-images',
  ];
  static override args = {
    run: Args.string({ description: 'Folder of a finished run.', required: true }),
  };

  static override flags = { ...imagesFlag };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Report);
    const { makeReport } = await import('../run/record/report.js');
    const report = await makeReport(args.run, process.env, flags.images);
    this.log(report);
    return { report };
  }
}
