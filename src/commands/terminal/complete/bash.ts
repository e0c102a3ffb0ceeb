import { type CommandWords, nextWords, type Words } from './words.js';

/** A bash script that completes commands, flags, their values and pages. */
export function bashScript(words: Words): string {
  const { commands, pages } = words;
  const topics = [...words.topics.keys()];
  const list = (next: ReturnType<typeof nextWords>): string => quoted(next.map(([word]) => word));
  return `# What zoo knows, for bash. In ~/.bashrc: source <(zoo completion bash)
_zoo() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words="" files=""
  local pages=${quoted(pages)}
  case $command in
    ${topics.join('|')}) ((COMP_CWORD > 2)) && command="$command \${COMP_WORDS[2]}" ;;
  esac
  ((COMP_CWORD == 1)) && command=""
  case $command in
    "") words=${list(nextWords(words))} ;;
${topics.map((topic) => `    ${topic}) words=${list(nextWords(words, topic))} ;;`).join('\n')}
${commands.map(branch).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -d -- "$cur") $(compgen -f -X '!*.@(yaml|yml)' -- "$cur"))
  fi
}
shopt -s extglob
complete -o default -F _zoo zoo
`;
}

function branch({ path, flags, choices, takesPage, studies }: CommandWords): string {
  const names = quoted(flags.flatMap((flag) => flag.names));
  const others = takesPage
    ? `words=${quoted(['$pages', ...studies])}; files=yes`
    : `words=${quoted(choices)}`;
  const values = flags.flatMap(({ names: of, values: choice }) =>
    choice === undefined ? [] : [`        ${of.join('|')}) words=${quoted(choice)} ;;`],
  );
  return [
    `    "${path.join(' ')}")`,
    '      case $prev in',
    ...values,
    `        *) if [[ $cur == -* ]]; then words=${names}; else ${others}; fi ;;`,
    '      esac ;;',
  ].join('\n');
}

const quoted = (words: readonly string[]): string => `"${words.join(' ')}"`;
