import type { AnyPart } from '../part.js';
import { docstringMarkdown } from './docstring.js';
import { code, fenced, generatedFrom, page, untagged } from './markdown.js';
import { optionTable } from './options.js';
import { fragment, type Use } from './uses.js';

/** Information about a part that is not in its record. */
export interface PartSource {
  readonly part: AnyPart;
  readonly docstring: string | undefined;
  /** Paths of its source and schema from the root of its repository or plugin. */
  readonly source: string;
  readonly schema: string;
  readonly uses: readonly Use[];
}

/** Number of pages that a part's page lists by name; the others are counted. */
const PAGES = 6;

/** Path from a page of the reference, docs/reference/heads/fc.md, to the root. */
const UP = '../../../';

/** The reference page of a part. */
export function partPage({ part, docstring, source, schema, uses }: PartSource): string {
  const { description } = part.schema as { readonly description?: string };
  return page([
    generatedFrom(`${schema} and ${source}`),
    `# ${part.name}`,
    `${kind[part.shelf]}. ${untagged(description ?? '')}`,
    docstring && `## What it does\n\n${docstringMarkdown(docstring)}`,
    facts(part),
    `## Options\n\n${optionTable(part.schema).replaceAll('](README.md#', '](../README.md#')}`,
    part.shelf === 'executors' ? chosen(part) : usage(uses),
    `Source: [${source}](${UP}${source}), schema: [${schema}](${UP}${schema}).`,
  ]);
}

const kind: { readonly [shelf in AnyPart['shelf']]: string } = {
  backbones: 'A backbone',
  heads: 'A head',
  losses: 'A loss',
  balancers: 'A balancer of losses',
  optimizers: 'An optimizer',
  gradients: 'A gradient rule',
  schedules: 'A schedule of the learning rate',
  metrics: 'A metric',
  datasets: 'A data set',
  aligners: 'An aligner',
  trackers: 'A tracker',
  executors: 'An executor of studies',
};

/** What the record says about the part's fit, beyond its options. */
function facts(part: AnyPart): string | undefined {
  const list = (values: readonly string[]): string => values.map(code).join(', ');
  switch (part.shelf) {
    case 'losses':
      return `Fits ${list(part.kinds)} labels, and heads that output ${list(part.scales)}.`;
    case 'metrics':
      return part.kinds.length === 0
        ? undefined
        : `Fits ${list(part.kinds)} labels.${part.listOnly ? ' It is a list of numbers, so no stage can select by it.' : ''}`;
    case 'optimizers':
      return part.slots.length === 0 ? undefined : `State of each variable: ${list(part.slots)}.`;
    case 'backbones': {
      const { normalize } = part;
      if (typeof normalize !== 'object') return undefined;
      const [mean, std] = [normalize.mean, normalize.std].map((values) => code(values.join(', ')));
      return `Reads RGB in [0, 1], less ${mean}, divided by ${std}.`;
    }
    default:
      return undefined;
  }
}

/** How to choose an executor, which pages do not name. */
const chosen = ({ name }: AnyPart): string =>
  `## Choose it\n\nWith \`--executor ${name}\`, or in your configuration, \`~/.config/zoo/config.yaml\`:\n\n${fenced(
    'yaml',
    `executor: ${name}\nexecutors:\n  ${name}: { }`,
  )}`;

function usage(uses: readonly Use[]): string {
  const [first] = uses;
  if (!first) return '## In the zoo\n\nNo page of the zoo uses it.';
  const pages = [
    ...new Map(uses.map(({ page: { name, file } }) => [name, `[${name}](${UP}zoo/${file})`])).values(),
  ];
  const more = pages.length > PAGES ? ` and ${pages.length - PAGES} more` : '';
  const named = `Used by ${pages.slice(0, PAGES).join(', ')}${more}.`;
  return `## In the zoo\n\n${fenced('yaml', fragment(first))}\n\n${named}`;
}
