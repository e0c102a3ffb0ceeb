import type { AnyPart, PartSchema, Shelf } from '../part.js';
import { generatedFrom, page, table } from './markdown.js';

const shelves: readonly (readonly [Shelf, string])[] = [
  ['backbones', 'What turns an image (or a row of your own vectors) into numbers.'],
  ['heads', 'What maps the numbers of one or several nodes to an answer, or to other heads.'],
  ['losses', 'What a stage makes small.'],
  ['balancers', 'How the losses of a stage become one.'],
  ['optimizers', 'What moves the weights.'],
  ['gradients', 'Where the gradient is taken.'],
  ['schedules', 'What the learning rate is multiplied with, step by step.'],
  ['metrics', 'What scores the answers.'],
  ['datasets', 'Where images and labels come from.'],
  ['aligners', 'What of a photo the backbone sees. Plugins bring them.'],
  ['trackers', 'What hears how a run goes.'],
  ['executors', 'Where the runs of a study are computed. The user chooses one, not a page.'],
];

/** The page that links to all others. */
export function indexPage(parts: readonly AnyPart[]): string {
  return page([
    generatedFrom('the schemas and sources'),
    '# Reference',
    'All of it is generated from what the program itself reads: schemas, docstrings, sentences and commands.',
    '- [The keys of a page](page.md)\n- [The keys of a study](study.md)\n- [Commands](commands.md)\n- [The library](api/README.md)\n- [Error codes](errors.md)\n- [The results of the zoo](zoo.md)',
    ...shelves.map(([shelf, what]) => {
      const rows = parts
        .filter((part) => part.shelf === shelf)
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, schema }) => [`[${name}](${shelf}/${name}.md)`, firstSentence(schema)]);
      return `## ${shelf}\n\n${what}\n\n${table(['type', ''], rows)}`;
    }),
  ]);
}

const firstSentence = ({ description }: PartSchema): string =>
  String(description ?? '').match(/^.*?[.](?= [A-Z]|$)/)?.[0] ?? String(description ?? '');
