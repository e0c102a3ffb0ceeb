import * as Args from '@oclif/core/args';
import { ZooCommand } from '../terminal/command.js';
import { fetchFlag } from '../terminal/flags.js';
import { surroundings } from '../terminal/surroundings.js';

export default class WeightsFetch extends ZooCommand {
  static override summary = 'Fetch weights into the cache.';
  static override description =
    `Each file is fetched once; runs also fetch what they need. An interrupted download continues where it stopped. A file
is checked against its sha256 or git blob id, from the catalog or after a "#"; without one, the hash of the first
copy is kept and any other copy refused.`;
  static override enableJsonFlag = true;
  static override strict = false;
  static override examples = [
    '<%= config.bin %> <%= command.id %> hsemotion/enet_b0_8_best_vgaf.onnx',
    '<%= config.bin %> <%= command.id %> https://example.org/net.onnx#sha256=00085f9a8ef0bf8f',
  ];
  static override args = {
    source: Args.string({ description: 'URLs, or names of the catalog.', required: true }),
  };
  static override flags = fetchFlag;

  async run(): Promise<unknown> {
    const { argv, flags } = await this.parse(WeightsFetch);
    const { fetchWeights } = await import('../../frozen/fetch.js');
    const context = await surroundings(flags);
    const events = await this.openEvents();
    const fetched = [];
    for (const source of argv as string[]) {
      const one = await fetchWeights(source, context, events);
      this.log(`${one.file}  sha256 ${one.sha256}`);
      fetched.push(one);
    }
    return fetched;
  }
}
