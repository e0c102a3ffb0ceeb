import { EXIT } from '../errors/problem.js';
import type { Finding } from '../run/doctor/finding.js';
import { ZooCommand } from './terminal/command.js';
import { pluginFlag } from './terminal/flags.js';
import { permission, surroundings } from './terminal/surroundings.js';
import type { Fact } from './terminal/wrap.js';

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
    const { formatFacts, terminalWidth } = await import('./terminal/wrap.js');
    this.log(formatFacts(findings.flatMap(facts), NAMES, terminalWidth(WIDTH)));
    const broken = findings.filter(({ state }) => state === 'broken').length;
    this.log(broken === 0 ? '\nNothing is broken.' : `\nBroken: ${broken}.`);
    if (broken > 0) process.exitCode = EXIT.failed;
    return { findings };
  }
}

/** Of lines that nobody reads in a terminal, and of what a line begins with. */
const WIDTH = 120;
const NAMES = 18;

const facts = ({ topic, name, state, found, remedy }: Finding): readonly Fact[] => [
  [`${state.padEnd(9)}${topic}`, `${name}: ${found}`],
  ...(remedy === undefined ? [] : [['', `-> ${remedy}`] as const]),
];
