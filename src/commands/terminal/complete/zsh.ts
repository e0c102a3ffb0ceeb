import { type CommandWords, type FlagWords, nextWords, type Words } from './words.js';

/** A zsh script that completes and describes commands, flags, their values and pages. */
export function zshScript(words: Words): string {
  const { commands, pages } = words;
  const studies = commands.find((command) => command.studies.length > 0)?.studies ?? [];
  const topics = [...words.topics.keys()];
  const described = (next: ReturnType<typeof nextWords>): string =>
    next.map(([word, about]) => `'${word}:${plain(about)}'`).join(' ');
  return `#compdef zoo
# What zoo knows, for zsh. In ~/.zshrc, after compinit: source <(zoo completion zsh)
_zoo_pages() {
  compadd -- ${pages.join(' ')}
  _files -g '*.(yaml|yml)'
}
_zoo_studies() {
  compadd -- ${studies.join(' ')}
  _zoo_pages
}
_zoo() {
  local -a next
  local command=$words[2]
  next=(${described(nextWords(words))})
  if ((CURRENT == 2)); then _describe command next; return; fi
  case $command in
${topics.map((topic) => `    ${topic}) next=(${described(nextWords(words, topic))}) ;;`).join('\n')}
    *) next=() ;;
  esac
  if (($#next)); then
    if ((CURRENT == 3)); then _describe command next; return; fi
    command="$command $words[3]"
    shift words
    ((CURRENT--))
  fi
  shift words
  ((CURRENT--))
  case $command in
${commands.map(branch).join('\n')}
  esac
}
compdef _zoo zoo
`;
}

function branch({ path, flags, choices, takesPage, studies }: CommandWords): string {
  const rest = takesPage
    ? `'*:page:${studies.length > 0 ? '_zoo_studies' : '_zoo_pages'}'`
    : `'*:value:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}'`;
  return `    '${path.join(' ')}') _arguments ${[...flags.flatMap(option), rest].join(' ')} ;;`;
}

const option = ({ names, about, values }: FlagWords): string[] =>
  names.map((name) => {
    const value =
      values === undefined ? '' : `:value:${values.length > 0 ? `(${values.join(' ')})` : '_files'}`;
    return `'*${name}[${plain(about)}]${value}'`;
  });

/** Text without characters that are special in zsh. */
const plain = (text: string): string => text.replace(/['[\]:\\]/g, ' ');
