import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineName } from '../engine/engine.js';
import { listEngines } from '../engine/list.js';
import { engines } from '../engine/shelf.js';
import { ZooError } from '../errors/problem.js';
import { noEngineHere, otherEngine, studyForeign } from '../errors/studies.js';
import { readRegular } from '../files/read-regular.js';
import { writeAtomically } from '../files/write.js';
import { engineSettings, type Surroundings } from '../run/surroundings.js';
import type { Unit } from './unit.js';

/** The program and engine that all units of a study share. */
export interface Pin {
  /** Version of the program. */
  readonly zoo: string;
  readonly engine: EngineName;
  /** Versions of the engine and of its provider. */
  readonly identity: string;
}

/** The name of a study's file in its folder. */
const FILE = 'study.json';
const KIND = 'zoo study';
const FORMAT = 1;

/** What a new study would pin. Throws `no-engine-here`. */
export function pinNow(asked: 'auto' | EngineName, context: Surroundings): Pin {
  const settings = engineSettings(context);
  const engine = asked === 'auto' ? listEngines(settings).find(({ here }) => here)?.name : asked;
  if (engine === undefined) throw new ZooError(noEngineHere());
  const { identity } = engines.find(({ name }) => name === engine)!.find(settings);
  return { zoo: context.version, engine, identity };
}

/**
 * What the study in a folder has pinned, or what would be pinned now. Throws `other-engine` if the user asks for a
 * different engine.
 */
export function pinOf(folder: string, asked: 'auto' | EngineName, context: Surroundings): Pin {
  const pinned = readPin(folder);
  if (pinned === undefined) return pinNow(asked, context);
  if (asked !== 'auto' && asked !== pinned.engine)
    throw new ZooError(otherEngine(folder, pinned.engine, asked));
  return pinned;
}

/**
 * Throws `other-engine` if this process cannot compute units of the study, because its version or engine is not the
 * pinned one.
 */
export function requirePin(folder: string, pin: Pin, context: Surroundings): void {
  const now = pinNow(pin.engine, context);
  const text = ({ zoo, identity }: Pin): string => `zoo ${zoo}, ${identity}`;
  if (text(now) !== text(pin)) throw new ZooError(otherEngine(folder, text(pin), text(now)));
}

/** Writes `study.json`: the pin and the units. Names and folders of units may change; the pin does not. */
export function writePin(folder: string, pin: Pin, units: readonly Unit[]): void {
  const listed = units.map(({ index, variant, seed, address, folder: at }) => ({
    unit: index,
    variant,
    seed,
    address,
    folder: at,
  }));
  const study = { kind: KIND, format: FORMAT, ...pin, units: listed };
  writeAtomically(join(folder, FILE), `${JSON.stringify(study, null, 2)}\n`);
}

/** A unit as `study.json` lists it. */
export interface ListedUnit {
  readonly unit: number;
  readonly variant: string;
  readonly seed: number;
  readonly address: string;
}

/** The unit with this number or address in the `study.json` of a folder; undefined if there is none. */
export function listedUnit(folder: string, word: string): ListedUnit | undefined {
  const file = join(folder, FILE);
  const { units } = existsSync(file) ? (parsed(file) ?? {}) : {};
  if (!Array.isArray(units)) return undefined;
  return (units as readonly ListedUnit[]).find(({ unit, address }) => `${unit}` === word || address === word);
}

function readPin(folder: string): Pin | undefined {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  const found = parsed(file);
  const { kind, format, zoo, engine, identity } = found ?? {};
  const isOurs =
    kind === KIND && format === FORMAT && typeof zoo === 'string' && typeof identity === 'string';
  const known = engines.find(({ name }) => name === engine);
  if (!isOurs || known === undefined) throw new ZooError(studyForeign(file));
  return { zoo, engine: known.name, identity };
}

function parsed(file: string): { readonly [key: string]: unknown } | undefined {
  try {
    return JSON.parse(readRegular(file).toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
