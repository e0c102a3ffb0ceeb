import { ZooCommand } from '../terminal/command.js';
import { surroundings } from '../terminal/surroundings.js';

/** zoo weights list: which weights are known by name? */
export default class WeightsList extends ZooCommand {
  static override summary = 'List the weights of the catalogue.';
  static override description =
    `For each: what it is for, whether it is on this machine, how it is pinned (by its sha256, by its first digits, or by
its first use), and its licence.`;
  static override enableJsonFlag = true;
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  async run(): Promise<unknown> {
    await this.parse(WeightsList);
    const { knownWeights } = await import('../../weights/fetch/known.js');
    const { formatTable } = await import('../terminal/table.js');
    const list = knownWeights(await surroundings({}));
    const columns = ['name', 'for', 'here', 'pinned', 'licence'].map((title) => ({
      title,
      align: 'left' as const,
    }));
    const rows = list.map(({ name, architecture, here, pinned, licence }) => [
      name,
      architecture,
      here ? 'yes' : 'no',
      pinned,
      licence,
    ]);
    this.log(formatTable({ columns, rows }));
    return list;
  }
}
