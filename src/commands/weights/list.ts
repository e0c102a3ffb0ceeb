import { ZooCommand } from '../terminal/command.js';
import { surroundings } from '../terminal/surroundings.js';

export default class WeightsList extends ZooCommand {
  static override summary = 'List the weights of the catalog.';
  static override description =
    `For each: what it is for, whether it is on this machine, how it is pinned (by its sha256, by its first digits, or by
its first use), and its license.`;
  static override enableJsonFlag = true;
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  async run(): Promise<unknown> {
    await this.parse(WeightsList);
    const { knownWeights } = await import('../../weights/fetch/known.js');
    const { formatTable } = await import('../terminal/table.js');
    const list = knownWeights(await surroundings({}));
    const columns = ['name', 'for', 'here', 'pinned', 'license'].map((title) => ({
      title,
      align: 'left' as const,
    }));
    const rows = list.map(({ name, architecture, here, pinned, license }) => [
      name,
      architecture,
      here ? 'yes' : 'no',
      pinned,
      license,
    ]);
    this.log(formatTable({ columns, rows }));
    return list;
  }
}
