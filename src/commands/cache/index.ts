import { ZooCommand } from '../terminal/command.js';
import { surroundings } from '../terminal/surroundings.js';

export default class Cache extends ZooCommand {
  static override summary = 'Show the cache: frozen outputs, drawn faces, weights, engines.';
  static override description =
    `All of it can be computed or downloaded again. The cache is ~/.cache/zoo, or the folder that ZOO_CACHE names. Runs
are not in it: they are where --out says.`;
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> clean --dry-run',
  ];

  async run(): Promise<unknown> {
    await this.parse(Cache);
    const { cacheEntries } = await import('../../cache/entries.js');
    const { cacheText } = await import('../terminal/cache.js');
    const { cache, now } = await surroundings({});
    const entries = cacheEntries(cache);
    this.log(cacheText(cache, entries, now()));
    return { cache, entries };
  }
}
