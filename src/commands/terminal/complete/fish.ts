import { type CommandWords, type FlagWords, nextWords, type Words } from './words.js';

/** A fish script that completes and describes commands, flags, their values and pages. */
export function fishScript(words: Words): string {
  const { commands, pages } = words;
  const topics = [...words.topics.keys()];
  const next = (at: string, found: ReturnType<typeof nextWords>): string[] =>
    found.map(([word, about]) => `complete -c zoo -n '__zoo_at ${at}' -f -a ${word} -d ${quoted(about)}`);
  return `# What zoo knows, for fish: zoo completion fish > ~/.config/fish/completions/zoo.fish
function __zoo_at # are these all the words so far?
    set -l words (commandline -opc)
    set -e words[1]
    test "$words" = "$argv"
end
function __zoo_in # do these words come first?
    set -l words (commandline -opc)
    set -e words[1]
    string match -q -- "$argv *" "$words "
end
${next("''", nextWords(words)).join('\n')}
${topics.flatMap((topic) => next(topic, nextWords(words, topic))).join('\n')}
${commands.flatMap((command) => lines(command, pages)).join('\n')}
`;
}

function lines(
  { path, flags, choices, takesPage, studies }: CommandWords,
  pages: readonly string[],
): string[] {
  const at = `complete -c zoo -n '__zoo_in ${path.join(' ')}'`;
  const words = takesPage ? [...pages, ...studies] : choices;
  return [
    ...flags.map((flag) => `${at} ${option(flag)}`),
    ...(words.length > 0 ? [`${at} -a ${quoted(words.join(' '))}`] : []),
  ];
}

function option({ names, about, values }: FlagWords): string {
  const written = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const value =
    values === undefined ? [] : values.length > 0 ? [`-x -a ${quoted(values.join(' '))}`] : ['-r'];
  return [...written, ...value, `-d ${quoted(about)}`].join(' ');
}

const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
