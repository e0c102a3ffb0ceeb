import type { Hook } from '@oclif/core/hooks';
import { noSuchCommand, noSuchFlag, tooManyArguments } from '../../errors/commands.js';
import { visible } from '../../errors/printable.js';
import { EXIT, sentence } from '../../errors/problem.js';

/** Flags of `zoo` itself. */
const OWN = ['--help', '--version'];

/** oclif calls this hook for an unknown command; it reports the error and the nearest command. */
const notFound: Hook.CommandNotFound = async ({ id, config, context }) => {
  const names = config.commandIDs.map((one) => one.replaceAll(':', ' '));
  const [first = '', ...rest] = id.split(':');
  const inside = names.filter((name) => name.startsWith(`${first} `));
  const anything = [...names.map((name) => name.split(' ')[0]!), ...names, ...OWN];
  const problem = first.startsWith('-')
    ? noSuchFlag('zoo', first, OWN)
    : inside.length > 0
      ? noSuchCommand(`${first} ${rest[0] ?? ''}`, inside)
      : names.includes(first)
        ? tooManyArguments(`zoo ${first}`, rest)
        : noSuchCommand(first, anything);
  process.stderr.write(`${visible(sentence(problem))}\n`);
  context.exit(EXIT.usage);
};

export default notFound;
