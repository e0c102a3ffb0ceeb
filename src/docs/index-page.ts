import type { AnyPart, PartSchema, Shelf } from '../part.js';
import { generatedFrom, page, table } from './markdown.js';

const shelves: readonly (readonly [Shelf, string])[] = [
  ['backbones', 'Turn an image, or a row of your own vectors, into numbers.'],
  ['heads', 'Map the numbers of one or several nodes to predictions, or to the input of other heads.'],
  ['losses', 'What a stage minimizes.'],
  ['balancers', 'Combine the losses of a stage into one.'],
  ['optimizers', 'Update the weights.'],
  ['gradients', 'Choose where the gradient is computed.'],
  ['schedules', 'The factor of the learning rate at each step.'],
  ['metrics', 'Score the predictions.'],
  ['datasets', 'Supply images and labels.'],
  ['aligners', 'Choose the part of a photo that the backbone reads. Plugins provide them.'],
  ['trackers', 'Record the progress of a run.'],
  ['executors', 'Run the units of a study. You choose one; a page cannot.'],
];

/** The page that links to all others. */
export function indexPage(parts: readonly AnyPart[]): string {
  return page([
    generatedFrom('the schemas and sources'),
    '# Reference',
    'Generated from the schemas, docstrings, error messages and commands of the program.',
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
