import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { ZooError } from '../../errors/problem.js';
import { badPin, weightsChanged } from '../../errors/weights-fetch.js';
import { streamRegular } from '../../files/read-regular.js';

/** The expected content of a file: its sha256 (or at least the first 8 digits) or its git blob id, in hexadecimal. */
export interface Pin {
  readonly kind: 'sha256' | 'git';
  readonly digits: string;
  /** The source of the pin: `the page`, `the catalog`, a file. */
  readonly from: string;
}

/** Two hashes of a file's content. */
export interface Digests {
  readonly sha256: string;
  /** Git's hash: SHA-1 of `blob <length>\0` and the content. */
  readonly git: string;
}

const sound = { sha256: /^[0-9a-f]{8,64}$/, git: /^[0-9a-f]{40}$/ };

/** Splits `x.onnx#sha256=00085f9a...` into the source and its pin. Throws `bad-weights-pin`. */
export function splitPin(source: string): { readonly place: string; readonly pin?: Pin } {
  const [, place, kind, digits] = source.match(/^(.*?)#([\w-]+)=([^/]*)$/) ?? [];
  if (place === undefined) return { place: source };
  const digest = Object.keys(sound).find((name): name is Pin['kind'] => name === kind);
  if (!digest || !sound[digest].test(digits!)) throw new ZooError(badPin(source, kind!));
  return { place, pin: { kind: digest, digits: digits!, from: 'the page' } };
}

/** Hashes a file in chunks. */
export async function digestsOf(file: string): Promise<Digests> {
  const sha256 = createHash('sha256');
  const git = createHash('sha1').update(`blob ${statSync(file).size}\0`);
  for await (const piece of streamRegular(file, { highWaterMark: 1 << 20 })) {
    sha256.update(piece);
    git.update(piece);
  }
  return { sha256: sha256.digest('hex'), git: git.digest('hex') };
}

/** Throws `weights-changed` if a file does not match one of its pins; `source` is its name in the page. */
export function checkPins(source: string, file: string, found: Digests, pins: readonly Pin[]): void {
  for (const { kind, digits, from } of pins) {
    if (!found[kind].startsWith(digits)) {
      throw new ZooError(weightsChanged(source, file, kind, digits, found[kind], from));
    }
  }
}

/** Whether a pin has all digits of a hash. */
export const isWhole = ({ kind, digits }: Pin): boolean => digits.length === (kind === 'git' ? 40 : 64);

/** The file next to a fetched one that stores the sha256 of its first use, in the format of `sha256sum`. */
export const rememberedIn = (file: string): string => `${file}.sha256`;

/** The sha256 stored on the first use of a fetched file. */
export function rememberedPin(file: string): Pin | undefined {
  const kept = rememberedIn(file);
  if (!existsSync(kept)) return undefined;
  const digits = readFileSync(kept, 'utf8').slice(0, 64);
  return { kind: 'sha256', digits, from: `its first use (${kept})` };
}
