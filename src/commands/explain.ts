import * as Args from '@oclif/core/args';
import type { Explanation } from '../run/page/explain.js';
import type { Setting } from '../spec/read.js';
import { ZooCommand } from './terminal/command.js';
import { pageFlags } from './terminal/flags.js';
import { surroundings } from './terminal/surroundings.js';
import { formatFacts } from './terminal/wrap.js';

export default class Explain extends ZooCommand {
  static override summary = 'Explain a value of a page: where it comes from, what it means, what uses it.';
  static override description =
    `Prints what set it (file and line, profile, --set, or a schema's default) and what it was before; its meaning, type,
range and unit; its part, and what reads, trains or scores it.`;
  static override enableJsonFlag = true;
  static override examples = [
    '<%= config.bin %> <%= command.id %> ex-fc training.optimizer.rate',
    '<%= config.bin %> <%= command.id %> mtl-cross-attn heads.au.neighbors --profile demo',
    '<%= config.bin %> <%= command.id %> my-page.yaml stages.ex --json',
  ];
  static override args = {
    page: Args.string({ description: 'Page file, or the name of a page of the zoo.', required: true }),
    path: Args.string({ description: 'Keys joined by dots: heads.au.neighbors.', required: true }),
  };
  static override flags = pageFlags;

  async run(): Promise<Explanation> {
    const { args, flags } = await this.parse(Explain);
    const { explain } = await import('../run/page/explain.js');
    const asked = { page: args.page, profile: flags.profile ?? 'paper', set: flags.set };
    const explanation = explain(asked, args.path, await surroundings(flags, [asked]));
    this.log(textOf(explanation));
    return explanation;
  }
}

function textOf({ path, value, set, instead, description, ...rest }: Explanation): string {
  const fallback = rest.default && `${shown(rest.default.value)}, of ${rest.default.schema}`;
  const nobody =
    value === undefined
      ? 'nowhere'
      : `nowhere, so it is the default${fallback ? ` of ${rest.default!.schema}` : ''}`;
  const facts: [string, string | undefined][] = [
    ['set', set ? placed(set) : nobody],
    ...instead.map(before),
    ['default', set && fallback],
    ['meaning', description],
    ['expected', rest.expected],
    ['belongs to', rest.part],
    ...rest.uses.map((use): [string, string] => ['used', use]),
  ];
  const known = facts.flatMap(([word, fact]) => (fact === undefined ? [] : [[`  ${word}`, fact] as const]));
  return `${path}: ${value === undefined ? 'not set' : shown(value)}\n${formatFacts(known, NAMES)}`;
}

/** Width of the column of names. */
const NAMES = 14;

/** The previous value of a setting. */
const before = (setting: Setting): [string, string] =>
  setting.value === undefined
    ? ['removed', placed(setting)]
    : ['instead of', `${shown(setting.value)}  ${placed(setting)}`];

/** A value on one line, as in a page. */
const shown = (value: unknown): string => JSON.stringify(value);

const placed = ({ place, profile }: Setting): string =>
  `${place.file}:${place.line}:${place.column}${profile === null ? '' : ` (profile ${profile})`}`;
