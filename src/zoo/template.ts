import type { LabelSpace } from '../part.js';

/** The contents of a new page. */
export interface NewPage {
  readonly name: string;
  /** The path of the file in commands. */
  readonly file: string;
  /** Lines of `data`, with their indentation. */
  readonly data: readonly string[];
  /** Label spaces that the page declares. */
  readonly own: readonly LabelSpace[];
  /** The label spaces to predict. */
  readonly predict: readonly LabelSpace[];
  readonly model: {
    /** The line of `backbone`. */
    readonly backbone: string;
    /** True if it is trained with the heads. */
    readonly trains: boolean;
    /** Side of the images, in pixels; undefined if there are none. */
    readonly size?: number | undefined;
    readonly flip: boolean;
    readonly crop: boolean;
    readonly epochs: number;
    readonly batch: number;
    readonly rate: string;
    readonly hidden?: number | undefined;
    /** What was chosen, and why: comments above the backbone. */
    readonly said: readonly string[];
  };
}

interface Task {
  readonly head: string;
  readonly loss: string;
  readonly metric: string;
  /** A second metric, by the suffix of its name. */
  readonly also?: readonly [ending: string, metric: string];
}

/** The head of a label: one layer on the backbone's features. */
function taskOf({ kind, standardize, range }: LabelSpace): Task {
  if (kind === 'multi-label')
    return { head: 'activation: sigmoid', loss: 'type: weighted-asymmetric', metric: 'f1-macro' };
  if (kind === 'classes')
    return {
      head: '',
      loss: 'type: weighted-cross-entropy, weights: balanced',
      metric: 'f1-macro',
      also: ['accuracy', 'accuracy'],
    };
  if (standardize === true || range)
    return { head: '', loss: 'type: huber', metric: 'r2', also: ['error', 'mae'] };
  return { head: 'batchNorm: true, activation: tanh', loss: 'type: ccc', metric: 'ccc' };
}

/** The text of a page with one head and its metrics for each label space. */
export function newPageText(page: NewPage): string {
  const { name, file, data, own, predict, model } = page;
  const blocks = [
    [`name: ${word(name)}`],
    ['data:', ...data.map((line) => `  ${line}`)],
    own.length > 0 ? ['labels:', ...own.map(labels)] : [],
    model.size === undefined ? [] : images(model.size, model),
    [
      ...model.said.flatMap(comment),
      `backbone:${model.backbone.startsWith('\n') ? '' : ' '}${model.backbone}`,
    ],
    ['heads:', ...predict.map((space) => head(space, model.hidden))],
    [
      'training: # what every stage below shares',
      `  optimizer: { type: adam, rate: ${model.rate} }`,
      '  schedule: { type: cosine }',
      `  batch: ${model.batch}`,
      `  epochs: ${model.epochs}`,
    ],
    stages(page),
    ['metrics:', ...predict.flatMap(metrics), ...together(page)],
  ];
  const title = [
    `# ${name}: predicts ${predict.map((space) => space.name).join(', ')}.`,
    `#   zoo run ${file}`,
  ];
  const body = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${title.join('\n')}\n${body.join('\n\n')}\n`;
}

/** Width of a comment line, in characters. */
const WIDTH = 100;

/** A sentence as lines of comment. */
function comment(sentence: string): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(`# ${word}`);
    else if (last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`#   ${word}`);
  }
  return lines;
}

function images(size: number, { crop, flip, trains }: NewPage['model']): string[] {
  const views = trains ? '' : ', views: 2';
  const why = trains ? '' : ' # views: augmented copies of each image';
  const train = [
    `resize: ${crop ? Math.round(size * 1.04) : size}`,
    ...(crop ? [`crop: ${size}`] : []),
    `flip: ${flip}`,
  ];
  const isRandom = crop || flip;
  return [
    'images:',
    `  train: { ${train.join(', ')}${isRandom ? views : ''} }${isRandom ? why : ''}`,
    `  evaluate: { resize: ${size} }`,
  ];
}

/** For a frozen backbone, one stage per head; for one that trains, a single stage with all losses. */
function stages({ predict, model }: NewPage): string[] {
  if (!model.trains) {
    const each = predict.map((space) => {
      const { name } = space;
      return `  ${name}: { train: [${name}], losses: { ${name}: { ${taskOf(space).loss} } }, select: ${name} }`;
    });
    return ['stages: # in this order', ...each];
  }
  const names = predict.map(({ name }) => name);
  return [
    'stages:',
    '  all: # the backbone and every head together',
    `    train: [backbone, ${names.join(', ')}]`,
    '    losses:',
    ...predict.map((space) => `      ${space.name}: { ${taskOf(space).loss} }`),
    `    select: ${names.length > 1 ? TOGETHER : names[0]!}`,
  ];
}

/** The metric that selects the epoch of several tasks. */
const TOGETHER = 'all-tasks';

function metrics(space: LabelSpace): string[] {
  const { metric, also } = taskOf(space);
  const { name } = space;
  return [
    `  ${name}: { type: ${metric}, node: ${name} }`,
    ...(also ? [`  ${name}-${also[0]}: { type: ${also[1]}, node: ${name} }`] : []),
  ];
}

const together = ({ predict, model }: NewPage): string[] =>
  model.trains && predict.length > 1
    ? [`  ${TOGETHER}: { type: sum, of: [${predict.map(({ name }) => name).join(', ')}] }`]
    : [];

/** The text of a page that extends another; `data`, if given, contains its changes to the data set. */
export function extendingText(name: string, file: string, parent: string, data: readonly string[]): string {
  const change = data.length > 0 ? ['', 'data:', ...data.map((line) => `  ${line}`)] : [];
  const lines = [
    `# ${name}: what differs from ${parent}.`,
    `#   zoo run ${file}`,
    `name: ${word(name)}`,
    `extends: ${word(parent)}`,
    ...change,
    '',
    '# Write only what changes; null removes a value:',
    '# training: { epochs: 20 }',
  ];
  return `${lines.join('\n')}\n`;
}

function head(space: LabelSpace, hidden: number | undefined): string {
  const { name, names } = space;
  const more = taskOf(space).head;
  const options = [
    'type: fc',
    'input: backbone',
    `units: ${names.length}`,
    ...(hidden === undefined ? [] : [`hidden: [${hidden}]`]),
    ...(more ? [more] : []),
    `labels: ${name}`,
  ];
  return `  ${name}: { ${options.join(', ')} }`;
}

function labels({ name, kind, names, range, standardize, unit }: LabelSpace): string {
  const options = [
    `kind: ${kind}`,
    `names: [${names.map(word).join(', ')}]`,
    ...(range ? [`range: [${range.join(', ')}]`] : []),
    ...(standardize ? ['standardize: true'] : []),
    ...(unit === undefined ? [] : [`unit: ${word(unit)}`]),
  ];
  return `  ${name}: { ${options.join(', ')} }`;
}

/** A text as YAML: quoted if it would otherwise be read as something else. */
export const word = (text: string): string =>
  /^[A-Za-z_./][\w./ -]*[\w./-]$|^[A-Za-z_]$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
