import { code, fenced, generatedFrom, page, table } from './markdown.js';

/** The fields of an oclif command that the reference shows. */
export interface CommandFacts {
  readonly id: string;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly args: { readonly [name: string]: ArgFacts };
  readonly flags: { readonly [name: string]: FlagFacts };
  readonly examples?: readonly unknown[] | undefined;
}

interface ArgFacts {
  readonly description?: string | undefined;
  readonly required?: boolean | undefined;
}

interface FlagFacts {
  readonly type: string;
  readonly description?: string | undefined;
  readonly char?: string | undefined;
  readonly helpValue?: string | string[] | undefined;
  readonly options?: readonly string[] | undefined;
  readonly default?: unknown;
  readonly hidden?: boolean | undefined;
}

/** The page of every command. */
export function commandsPage(commands: readonly CommandFacts[]): string {
  const sorted = [...commands].sort((a, b) => (a.id < b.id ? -1 : 1));
  return page([
    generatedFrom('src/commands'),
    '# Commands',
    'Every command has `--help`. Exit codes: 0 on success, 1 if a run failed, 2 if a page, a flag or an input was wrong, 130 after Ctrl-C.',
    table(
      ['command', ''],
      sorted.map((one) => [`[${title(one)}](#${title(one).replaceAll(' ', '-')})`, sentence(one)]),
    ),
    ...sorted.map(section),
  ]);
}

const title = ({ id }: CommandFacts): string => `zoo ${id.replaceAll(':', ' ')}`;

const sentence = ({ summary, description }: CommandFacts): string =>
  (summary ?? description ?? '').split('\n').join(' ');

function section(command: CommandFacts): string {
  const { args, flags, strict, summary, description, examples } = command;
  const names = Object.entries(args).map(([name, { required }]) =>
    required ? name.toUpperCase() : `[${name.toUpperCase()}]`,
  );
  const usage = [title(command), ...names, ...(strict === false ? ['...'] : []), '[FLAGS]'].join(' ');
  const argRows = Object.entries(args).map(([name, { description: text }]) => [
    code(name.toUpperCase()),
    text ?? '',
  ]);
  const flagRows = Object.entries(flags)
    .filter(([, { hidden }]) => !hidden)
    .map(([name, flag]) => [code(flagText(name, flag)), `${flag.description ?? ''}${filled(flag)}`]);
  return [
    `## ${title(command)}`,
    sentence({ ...command, description: summary ? undefined : description }),
    ...(summary && description ? [description] : []),
    fenced('text', usage),
    ...(argRows.length + flagRows.length > 0 ? [table(['', ''], [...argRows, ...flagRows])] : []),
    ...(examples?.length ? [fenced('sh', examples.map((one) => exampleText(one, command)).join('\n'))] : []),
  ].join('\n\n');
}

function flagText(name: string, { char, type, helpValue, options }: FlagFacts): string {
  const value = options?.join('|') ?? (Array.isArray(helpValue) ? helpValue[0] : helpValue) ?? 'VALUE';
  return `${char ? `-${char}, ` : ''}--${name}${type === 'boolean' ? '' : ` ${value}`}`;
}

const filled = ({ default: value }: FlagFacts): string =>
  typeof value === 'string' || typeof value === 'number' ? ` Default: ${code(String(value))}.` : '';

const exampleText = (example: unknown, { id }: CommandFacts): string =>
  String(example)
    .replaceAll('<%= config.bin %>', 'zoo')
    .replaceAll('<%= command.id %>', id.replaceAll(':', ' '));
