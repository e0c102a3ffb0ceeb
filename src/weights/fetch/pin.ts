import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { ZooError } from '../../errors/problem.js';
import { badPin, weightsChanged } from '../../errors/weights-fetch.js';
import { streamRegular } from '../../files/read-regular.js';

/** What a file must be: its sha256 (or the first 8 digits and more of it) or its git blob id, in hexadecimal. */
export interface Pin {
  readonly kind: 'sha256' | 'git';
  readonly digits: string;
  /** Who says so: `the page`, `the catalog`, a file. */
  readonly from: string;
}

/** A file's two names by content. */
export interface Digests {
  readonly sha256: string;
  /** Git's own: SHA-1 of `blob <length>\0` and the content. */
  readonly git: string;
}

const sound = { sha256: /^[0-9a-f]{8,64}$/, git: /^[0-9a-f]{40}$/ };

/** `x.onnx#sha256=00085f9a...` as the place and its pin. Throws `bad-weights-pin`. */
export function splitPin(source: string): { readonly place: string; readonly pin?: Pin } {
  const [, place, kind, digits] = source.match(/^(.*?)#([\w-]+)=([^/]*)$/) ?? [];
  if (place === undefined) return { place: source };
  const digest = Object.keys(sound).find((name): name is Pin['kind'] => name === kind);
  if (!digest || !sound[digest].test(digits!)) throw new ZooError(badPin(source, kind!));
  return { place, pin: { kind: digest, digits: digits!, from: 'the page' } };
}

/** Hashes a file, a piece at a time. */
export async function digestsOf(file: string): Promise<Digests> {
  const sha256 = createHash('sha256');
  const git = createHash('sha1').update(`blob ${statSync(file).size}\0`);
  for await (const piece of streamRegular(file, { highWaterMark: 1 << 20 })) {
    sha256.update(piece);
    git.update(piece);
  }
  return { sha256: sha256.digest('hex'), git: git.digest('hex') };
}

/** Throws `weights-changed` where a file is not what one of its pins says; `source` is what the user calls it. */
export function checkPins(source: string, file: string, found: Digests, pins: readonly Pin[]): void {
  for (const { kind, digits, from } of pins) {
    if (!found[kind].startsWith(digits)) {
      throw new ZooError(weightsChanged(source, file, kind, digits, found[kind], from));
    }
  }
}

/** Whether a pin leaves no doubt: all digits of a hash. */
export const isWhole = ({ kind, digits }: Pin): boolean => digits.length === (kind === 'git' ? 40 : 64);

/** The file beside a fetched one that keeps the sha256 of its first use, as `sha256sum` writes it. */
export const rememberedIn = (file: string): string => `${file}.sha256`;

/** The sha256 that the first use of a fetched file left behind. */
export function rememberedPin(file: string): Pin | undefined {
  const kept = rememberedIn(file);
  if (!existsSync(kept)) return undefined;
  const digits = readFileSync(kept, 'utf8').slice(0, 64);
  return { kind: 'sha256', digits, from: `its first use (${kept})` };
}
