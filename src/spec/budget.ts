import * as say from '../errors/page-limits.js';
import { type Place, ZooError } from '../errors/problem.js';

/** Limits on reading and checking a page: far more than any page needs, and small enough to be fast. */
export const LIMITS = {
  /** Bytes in all its files; a file that is extended counts each time it is read. */
  bytes: 1_000_000,
  /** Number of files. */
  files: 100,
  /** Values in all its files, with aliases expanded. */
  values: 20_000,
  /** Nesting depth of maps and lists. */
  depth: 64,
  /** Length of a chain of references. */
  chain: 64,
  /** Characters in all texts with references. */
  text: 1_000_000,
  /** Profiles, and values to check, both for the page without a profile and with each of its profiles. */
  profiles: 100,
  checked: 200_000,
} as const;

/** The resources used so far to read one page. Each method throws a ZooError when the limit is exceeded. */
export class Budget {
  private bytes = 0;
  private files = 0;
  private values = 0;
  private text = 0;

  /** Remaining bytes for the next file. */
  get bytesLeft(): number {
    return LIMITS.bytes - this.bytes;
  }

  file(bytes: number, place: Place): void {
    this.bytes += bytes;
    if (++this.files > LIMITS.files) throw new ZooError(say.tooManyFiles(place, LIMITS.files));
  }

  /** Whether one more value is allowed. */
  value(): boolean {
    return ++this.values <= LIMITS.values;
  }

  replaced(characters: number, place: Place, path: string): void {
    this.text += characters;
    if (this.text > LIMITS.text) throw new ZooError(say.tooMuchText(place, path, LIMITS.text));
  }
}

/** Throws a ZooError if a page with this many values, checked without a profile and with each of them, is too large. */
export function checkWork(values: number, profiles: number, place: Place): void {
  if (profiles > LIMITS.profiles) throw new ZooError(say.tooManyProfiles(place, profiles, LIMITS.profiles));
  if (values * (profiles + 1) > LIMITS.checked)
    throw new ZooError(say.tooMuchToCheck(place, values, profiles, LIMITS.checked));
}
