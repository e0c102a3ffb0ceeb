import * as Flags from '@oclif/core/flags';
import { EXIT } from '../errors/problem.js';
import type { Surroundings } from '../run/surroundings.js';
import type { Finding, State } from '../tools/doctor/finding.js';
import { ZooCommand } from './terminal/command.js';
import { pluginFlag } from './terminal/flags.js';
import { permission, surroundings } from './terminal/surroundings.js';
import type { Fact } from './terminal/wrap.js';

export default class Doctor extends ZooCommand {
  static override summary = 'Check this machine: engines, data, weights, cache, plugins.';
  static override description =
    `Prints a fix for each problem. "missing" is optional: the demos run without it. "warning" works, but not as well as
it could. Exits with 1 if something is broken.`;
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --json',
  ];
  static override flags = {
    ...pluginFlag,
    measure: Flags.boolean({
      description:
        'Measure how fast this machine is, about two seconds per engine, so that zoo plan can estimate times.',
    }),
  };

  async run(): Promise<{ readonly findings: readonly Finding[] }> {
    const { flags } = await this.parse(Doctor);
    const { examine } = await import('../tools/doctor/examine.js');
    const context = await surroundings({});
    if (flags.measure) await this.#measure(context);
    const findings = await examine(context, permission(flags));
    const { formatFacts, terminalWidth } = await import('./terminal/wrap.js');
    this.log(formatFacts(findings.flatMap(facts), NAMES, terminalWidth(WIDTH)));
    const count = (wanted: State): number => findings.filter(({ state }) => state === wanted).length;
    const broken = count('broken');
    const warnings = count('warning');
    this.log(broken === 0 ? '\nNothing is broken.' : `\nBroken: ${broken}.`);
    if (warnings > 0) this.log(`Warnings: ${warnings}.`);
    if (broken > 0) process.exitCode = EXIT.failed;
    return { findings };
  }

  async #measure(context: Surroundings): Promise<void> {
    const { measure } = await import('../tools/doctor/measure.js');
    const measured = await measure(context, (engine) => this.logToStderr(`measuring ${engine}`));
    for (const { engine, rates, file } of measured) {
      const products = `${(rates.products / 1e9).toFixed(0)} GFLOPS in matrix products`;
      this.log(`measured ${engine}: ${products}; saved in ${file}`);
    }
    this.log('');
  }
}

/** Width of lines outside a terminal, and of the names that begin them. */
const WIDTH = 120;
const NAMES = 18;

const facts = ({ topic, name, state, found, remedy, command }: Finding): readonly Fact[] => [
  [`${state.padEnd(9)}${topic}`, `${name}: ${found}`],
  ...(remedy === undefined ? [] : [['', `-> ${remedy}`] as const]),
  ...(command === undefined ? [] : [['', `   ${command}`, 'whole'] as const]),
];
