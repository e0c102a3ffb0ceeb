import { EXIT } from '../../errors/problem.js';
import type { LoadedPlugin } from '../../plugins/plugin.js';
import { ZooCommand } from '../terminal/command.js';
import { pluginFlag } from '../terminal/flags.js';
import { permission } from '../terminal/surroundings.js';

export default class PluginList extends ZooCommand {
  static override summary = 'List the allowed plugins and their parts.';
  static override description =
    `Allowed plugins are those of --plugin and those that package.json of this folder lists:
"zoo": { "plugins": ["gated", "./plugins/mine"] }. Each is loaded and checked; if one cannot be used, the command prints why and exits with 2.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --plugin plugins/gated',
  ];
  static override enableJsonFlag = true;
  static override flags = pluginFlag;

  async run(): Promise<unknown> {
    const { flags } = await this.parse(PluginList);
    const { loadAllowed } = await import('../../run/plugins.js');
    const { plugins, broken } = await loadAllowed(permission(flags));
    const problems = [...broken.values()].flat();
    await this.#print(plugins);
    await this.remark(problems);
    if (problems.length > 0) process.exitCode = EXIT.usage;
    return plugins.map(({ parts, ...plugin }) => ({
      ...plugin,
      parts: parts.map(({ shelf, name }) => ({ shelf, name })),
    }));
  }

  async #print(plugins: readonly LoadedPlugin[]): Promise<void> {
    if (plugins.length === 0) return this.log('No plugin is allowed here.');
    const { formatTable } = await import('../terminal/table.js');
    const columns = ['plugin', 'version', 'parts', 'folder'].map((title) => ({
      title,
      align: 'left' as const,
    }));
    const rows = plugins.map(({ name, version, parts, folder }) => [
      name,
      version,
      parts.map((part) => `${part.shelf}: ${part.name}`).join(', '),
      folder,
    ]);
    this.log(formatTable({ columns, rows }));
  }
}
