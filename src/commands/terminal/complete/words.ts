/** A command in oclif's manifest: the fields that completion needs. */
export interface Command {
  readonly id: string;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly args: {
    readonly [name: string]: {
      readonly description?: string | undefined;
      readonly options?: readonly string[] | undefined;
    };
  };
  readonly flags: {
    readonly [name: string]: {
      readonly type: string;
      readonly description?: string | undefined;
      readonly summary?: string | undefined;
      readonly char?: string | undefined;
      readonly options?: readonly string[] | undefined;
      readonly helpValue?: string | readonly string[] | undefined;
      readonly hidden?: boolean | undefined;
    };
  };
}

/** oclif's manifest of all commands. */
export interface Manifest {
  readonly commands: readonly Command[];
  readonly topics: readonly { readonly name: string; readonly description?: string | undefined }[];
}

/** What a shell completes: commands, by their words, and the names of pages. */
export interface Words {
  readonly commands: readonly CommandWords[];
  /** First words of several commands that are not a command themselves, with a description. */
  readonly topics: ReadonlyMap<string, string>;
  readonly pages: readonly string[];
}

export interface CommandWords {
  /** `['engine', 'list']` */
  readonly path: readonly string[];
  readonly about: string;
  readonly flags: readonly FlagWords[];
  /** Possible values of an argument; `pages` are added if it is a page. */
  readonly choices: readonly string[];
  readonly takesPage: boolean;
  /** Names of studies, if an argument may be one. */
  readonly studies: readonly string[];
}

export interface FlagWords {
  /** `--set`, and `-o` if the flag has a short form. */
  readonly names: readonly string[];
  readonly about: string;
  /** Undefined: the flag has no value; empty: its value is free, such as a file. */
  readonly values: readonly string[] | undefined;
}

/** The description of an argument shows whether it may be a page. */
const isPage = (description = ''): boolean => /\bpages?\b/i.test(description);

/** The description also shows whether it may be a study. */
const isStudy = (description = ''): boolean => /\bstud(y|ies)\b/i.test(description);

/** Everything that can be completed. */
export function wordsOf(
  { commands: all, topics: described }: Manifest,
  pages: readonly string[],
  studies: readonly string[] = [],
): Words {
  const commands = all
    .filter(({ hidden }) => !hidden)
    .map((command) => commandWords(command, pages, studies))
    .sort((a, b) => (a.path.join(' ') < b.path.join(' ') ? -1 : 1));
  const topics = commands.filter(({ path }) => path.length > 1).map(({ path }) => path[0]!);
  const about = (topic: string) => described.find(({ name }) => name === topic)?.description;
  return { commands, topics: new Map(topics.map((topic) => [topic, sentence(about(topic))])), pages };
}

/** Every command has it, but the manifest omits it. */
const HELP = { type: 'boolean', description: 'What the command does.' } as Command['flags'][string];

function commandWords(
  { id, summary, description, args, flags }: Command,
  pages: readonly string[],
  studies: readonly string[],
): CommandWords {
  const takesStudy = Object.values(args).some(({ description: what }) => isStudy(what));
  return {
    path: id.split(':'),
    about: sentence(summary ?? description),
    choices: Object.values(args).flatMap(({ options }) => options ?? []),
    studies: takesStudy ? studies : [],
    takesPage: Object.values(args).some(({ description: what }) => isPage(what)),
    flags: Object.entries({ ...flags, help: HELP })
      .filter(([, { hidden }]) => !hidden)
      .map(([name, flag]) => ({
        names: [`--${name}`, ...(flag.char ? [`-${flag.char}`] : [])],
        about: sentence(flag.summary ?? flag.description),
        values:
          flag.type === 'boolean' ? undefined : (flag.options ?? (flag.helpValue === 'PAGE' ? pages : [])),
      })),
  };
}

/** The first sentence. */
const sentence = (text = ''): string => text.split(/[.;](?:\s|$)/)[0]!;

/** The words that can follow `zoo` or a topic, each with a description. */
export function nextWords(
  { commands, topics }: Words,
  topic?: string,
): readonly (readonly [string, string])[] {
  if (topic === undefined) {
    const single = commands.filter(({ path }) => path.length === 1);
    // A topic may also be a command, which then has its own entry.
    return [...new Map([...topics, ...single.map(({ path, about }) => [path[0]!, about] as const)])].sort();
  }
  const inside = commands.filter(({ path }) => path.length > 1 && path[0] === topic);
  return inside.map(({ path, about }) => [path[1]!, about] as const);
}
