import * as say from '../errors/page-limits.js';
import { type Place, ZooError } from '../errors/problem.js';

/** What a page may take to be read and checked: far more than any page needs, and so little that it is soon done. */
export const LIMITS = {
  /** Bytes of all its files: those that it extends count each time they are read. */
  bytes: 1_000_000,
  /** Those files. */
  files: 100,
  /** Values of all its files, with aliases written out. */
  values: 20_000,
  /** Maps and lists inside of each other. */
  depth: 64,
  /** References that lead from one to the next. */
  chain: 64,
  /** Characters of all texts that references are replaced in. */
  text: 1_000_000,
  /** Profiles, and values to check: those of the page as it stands and under each of its profiles. */
  profiles: 100,
  checked: 200_000,
} as const;

/** What the reading of one page has taken so far. Each method throws a ZooError once that is more than the limit. */
export class Budget {
  private bytes = 0;
  private files = 0;
  private values = 0;
  private text = 0;

  /** Bytes that are left for the next file. */
  get bytesLeft(): number {
    return LIMITS.bytes - this.bytes;
  }

  file(bytes: number, place: Place): void {
    this.bytes += bytes;
    if (++this.files > LIMITS.files) throw new ZooError(say.tooManyFiles(place, LIMITS.files));
  }

  /** Whether there is room for one more value. */
  value(): boolean {
    return ++this.values <= LIMITS.values;
  }

  replaced(characters: number, place: Place, path: string): void {
    this.text += characters;
    if (this.text > LIMITS.text) throw new ZooError(say.tooMuchText(place, path, LIMITS.text));
  }
}

/** Throws a ZooError where a page of this many values, checked as it stands and under each profile, is too much. */
export function checkWork(values: number, profiles: number, place: Place): void {
  if (profiles > LIMITS.profiles) throw new ZooError(say.tooManyProfiles(place, profiles, LIMITS.profiles));
  if (values * (profiles + 1) > LIMITS.checked)
    throw new ZooError(say.tooMuchToCheck(place, values, profiles, LIMITS.checked));
}
