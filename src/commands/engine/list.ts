import * as Flags from '@oclif/core/flags';
import { ZooCommand } from '../terminal/command.js';

export default class EngineList extends ZooCommand {
  static override description =
    'List the engines: which are installed, which one "auto" chooses and why, what is missing.';
  static override flags = { json: Flags.boolean({ description: 'Print JSON.' }) };

  async run(): Promise<void> {
    const { flags } = await this.parse(EngineList);
    const { listEngines } = await import('../../engine/list.js');
    const { openEngine } = await import('../../engine/open.js');
    const { readSettings } = await import('../../engine/settings.js');
    const engines = listEngines(readSettings(process.env));
    const { name, version, device, why } = await openEngine('auto');
    if (flags.json) {
      this.log(JSON.stringify({ engines, auto: { name, version, device, why } }, null, 2));
      return;
    }
    for (const { name, here, what, remedy, command } of engines) {
      this.log(`${here ? 'here   ' : 'missing'}  ${name.padEnd(10)}  ${what}`);
      for (const line of [remedy, command]) if (line) this.log(`${' '.repeat(21)}${line}`);
    }
    this.log(`\nauto chooses ${name} (${version}; ${device}): ${why}`);
  }
}
