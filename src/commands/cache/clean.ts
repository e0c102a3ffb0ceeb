import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { Cleaned } from '../../cache/clean.js';
import { badAge, noSuchKind } from '../../errors/cache.js';
import { ZooError } from '../../errors/problem.js';
import { ZooCommand } from '../terminal/command.js';
import { surroundings } from '../terminal/surroundings.js';

export default class CacheClean extends ZooCommand {
  static override summary = 'Delete files from the cache.';
  static override description =
    `By default it deletes banks (outputs of frozen nodes) and drawn faces, which cost only time to compute again. Weights
must be fetched and engines installed again, so they are deleted only if named. Files that a running zoo may read stay.`;
  static override enableJsonFlag = true;
  static override strict = false;
  static override examples = [
    '<%= config.bin %> <%= command.id %> --dry-run',
    '<%= config.bin %> <%= command.id %> banks --older-than 30d',
    '<%= config.bin %> <%= command.id %> weights engines',
  ];
  static override args = {
    kind: Args.string({
      description: 'What to delete: banks, faces, weights, engines, exports; one or more.',
    }),
  };
  static override flags = {
    'older-than': Flags.string({
      description: 'Only files not used for this long: hours, days or weeks, such as 12h, 30d, 4w.',
      helpValue: 'AGE',
    }),
    'dry-run': Flags.boolean({ description: 'List what would be deleted, and delete nothing.' }),
  };

  async run(): Promise<Cleaned> {
    const { argv, flags } = await this.parse(CacheClean);
    const { CACHE_KINDS } = await import('../../cache/entries.js');
    const { cleanCache } = await import('../../cache/clean.js');
    const { cleanedText } = await import('../terminal/cache.js');
    const words = argv as string[];
    const kinds = CACHE_KINDS.filter((kind) =>
      (words.length > 0 ? words : ['banks', 'faces']).includes(kind),
    );
    const unknown = words.filter((word) => !kinds.some((kind) => kind === word));
    if (unknown.length > 0) throw new ZooError(unknown.map((word) => noSuchKind(word, CACHE_KINDS)));
    const { cache, now } = await surroundings({});
    const age = flags['older-than'];
    const before = age === undefined ? Number.POSITIVE_INFINITY : now().getTime() - milliseconds(age);
    const cleaned = cleanCache(cache, { kinds, before, dryRun: flags['dry-run'] });
    this.log(cleanedText(cleaned, flags['dry-run']));
    return cleaned;
  }
}

const HOUR = 3_600_000;
const UNITS: { readonly [unit: string]: number } = { h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR };

function milliseconds(age: string): number {
  const [, number, unit] = /^(\d+)([hdw])$/.exec(age) ?? [];
  if (unit === undefined) throw new ZooError(badAge(age));
  return Number(number) * UNITS[unit]!;
}
