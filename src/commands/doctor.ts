import { EXIT } from '../errors/problem.js';
import type { Finding } from '../run/doctor/finding.js';
import { ZooCommand } from './terminal/command.js';
import { pluginFlag } from './terminal/flags.js';
import { permission, surroundings } from './terminal/surroundings.js';

/** zoo doctor: what is here, and what is missing? */
export default class Doctor extends ZooCommand {
  static override summary = 'See what this machine has: engines, data, weights, cache, plugins.';
  static override description =
    `Says what to do about what is missing. What is missing is no fault: the demos run without any of it. Exits with 1
where something is there and does not work.`;
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --json',
  ];
  static override flags = pluginFlag;

  async run(): Promise<{ readonly findings: readonly Finding[] }> {
    const { flags } = await this.parse(Doctor);
    const { examine } = await import('../run/doctor/examine.js');
    const findings = await examine(await surroundings({}), permission(flags));
    const { formatTable } = await import('./terminal/table.js');
    const columns = ['', '', 'what', 'found, and what to do'].map((title) => ({
      title,
      align: 'left' as const,
    }));
    this.log(formatTable({ columns, rows: findings.flatMap(rows) }, process.stdout.columns ?? WIDTH));
    const broken = findings.filter(({ state }) => state === 'broken').length;
    this.log(broken === 0 ? '\nNothing is broken.' : `\nBroken: ${broken}.`);
    if (broken > 0) process.exitCode = EXIT.failed;
    return { findings };
  }
}

/** Of lines that nobody reads in a terminal. */
const WIDTH = 120;

const rows = ({ topic, name, state, found, remedy }: Finding): readonly string[][] => [
  [state, topic, name, found],
  ...(remedy === undefined ? [] : [['', '', '', `-> ${remedy}`]]),
];
