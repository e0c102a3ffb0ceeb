import type { LabelSpace } from '../part.js';

/** What a new page is made of. */
export interface NewPage {
  readonly name: string;
  /** The file as a command names it. */
  readonly file: string;
  /** Lines of `data`, indented as they stand below it. */
  readonly data: readonly string[];
  /** Side of the images, in pixels. */
  readonly size: number;
  /** Label spaces that the page brings itself. */
  readonly own: readonly LabelSpace[];
  /** The label spaces to predict. */
  readonly predict: readonly LabelSpace[];
}

interface Task {
  readonly head: string;
  readonly loss: string;
  readonly metric: string;
}

/** How a label is learnt, by its kind: one layer on the backbone's features. */
const tasks: { readonly [kind in LabelSpace['kind']]: Task } = {
  'multi-label': { head: 'activation: sigmoid', loss: 'type: weighted-asymmetric', metric: 'f1-macro' },
  classes: { head: '', loss: 'type: weighted-cross-entropy, weights: balanced', metric: 'f1-macro' },
  continuous: { head: 'batchNorm: true, activation: tanh', loss: 'type: ccc', metric: 'ccc' },
};

/** The text of a page with one head, stage and metric for each label space, on a frozen backbone. */
export function newPageText({ name, file, data, size, own, predict }: NewPage): string {
  const each = (line: (space: LabelSpace, task: Task) => string): string[] =>
    predict.map((space) => `  ${space.name}: { ${line(space, tasks[space.kind])} }`);
  const blocks = [
    [`name: ${word(name)}`],
    ['data:', ...data.map((line) => `  ${line}`)],
    own.length > 0 ? ['labels:', ...own.map(labels)] : [],
    [
      'images:',
      `  train: { resize: ${Math.round(size * 1.04)}, crop: ${size}, flip: true, views: 2 } # views: augmented copies of each image`,
      `  evaluate: { resize: ${size} }`,
    ],
    [
      '# The backbone is frozen, so it runs once per image and view. Named in a stage\'s "train", it is fine-tuned.',
      'backbone: { type: efficientnet-b0, weights: zoo/synthetic-faces }',
    ],
    ['heads:', ...each(head)],
    [
      'training: # what every stage below shares',
      '  optimizer: { type: adam, rate: 1e-3 }',
      '  schedule: { type: cosine }',
      '  batch: 64',
      '  epochs: 10',
    ],
    [
      'stages: # in this order',
      ...each(({ name: of }, { loss }) => `train: [${of}], losses: { ${of}: { ${loss} } }, select: ${of}`),
    ],
    ['metrics:', ...each(({ name: of }, { metric }) => `type: ${metric}, node: ${of}`)],
  ];
  const title = [
    `# ${name}: predicts ${predict.map((space) => space.name).join(', ')}.`,
    `#   zoo run ${file}`,
  ];
  const body = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${title.join('\n')}\n${body.join('\n\n')}\n`;
}

/** The text of a page that extends another: `data`, where there is any, is what it changes. */
export function extendingText(name: string, file: string, parent: string, data: readonly string[]): string {
  const change = data.length > 0 ? ['', 'data:', ...data.map((line) => `  ${line}`)] : [];
  const lines = [
    `# ${name}: what differs from ${parent}.`,
    `#   zoo run ${file}`,
    `name: ${word(name)}`,
    `extends: ${word(parent)}`,
    ...change,
    '',
    '# Say here only what changes; null takes something out:',
    '# training: { epochs: 20 }',
  ];
  return `${lines.join('\n')}\n`;
}

const head = ({ name, names }: LabelSpace, { head: more }: Task): string =>
  ['type: fc', 'input: backbone', `units: ${names.length}`, ...(more ? [more] : []), `labels: ${name}`].join(
    ', ',
  );

const labels = ({ name, kind, names }: LabelSpace): string =>
  `  ${name}: { kind: ${kind}, names: [${names.map(word).join(', ')}] }`;

/** A text as YAML: in quotes where it would be taken for something else. */
export const word = (text: string): string =>
  /^[A-Za-z_./][\w./ -]*[\w./-]$|^[A-Za-z_]$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
