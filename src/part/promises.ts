import { suggestion } from '../errors/nearest.js';
import { quoted } from '../errors/printable.js';
import type { Shelf } from './shelf.js';

const SCALES = ['features', 'logits', 'probabilities', 'values'];
const KINDS = ['multi-label', 'classes', 'continuous'];
const INITS: { readonly [type: string]: string | null } = {
  normal: 'deviation',
  uniform: 'limit',
  constant: 'value',
  orthogonal: null,
};

type Unknown = { readonly [field: string]: unknown };

/** Checks the properties of a bound part for invalid values that TypeScript would refuse, but JavaScript allows. */
export function factFault(shelf: Shelf, { kinds, scales }: Unknown): string | undefined {
  if (shelf !== 'losses' && shelf !== 'metrics') return undefined;
  return (
    (kinds === undefined ? undefined : listFault('kinds', kinds, (kind) => unknownKind(kind))) ??
    (scales === undefined ? undefined : listFault('scales', scales, (scale) => unknownScale(scale)))
  );
}

/** Checks what a head infers for invalid values: an unknown scale, an invalid shape, a variable that cannot be created. */
export function inferenceFault(inference: unknown): string | undefined {
  const { output, variables } = (inference ?? {}) as { output?: Unknown; variables?: unknown };
  if (output === undefined) return 'returns no output';
  if (!isShape(output.shape))
    return `returns the output shape ${shown(output.shape)}, not a list of whole numbers above 0`;
  const scale = unknownScale(output.scale);
  if (scale) return `returns ${scale}`;
  if (!Array.isArray(variables)) return `returns ${shown(variables)} as its variables, not a list`;
  const names = variables.map((one: Unknown) => one.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return `returns two variables named ${shown(twice)}`;
  for (const one of variables as readonly Unknown[]) {
    const fault = variableFault(one);
    if (fault) return `returns a variable ${shown(one.name)} with ${fault}`;
  }
  return undefined;
}

function variableFault({ name, shape, role, init }: Unknown): string | undefined {
  if (typeof name !== 'string' || name === '') return 'no name';
  if (!isShape(shape)) return `the shape ${shown(shape)}, not a list of whole numbers above 0`;
  if (role !== 'weight' && role !== 'statistic')
    return `the role ${shown(role)}, not "weight" or "statistic"`;
  const { type, ...numbers } = (init ?? {}) as { type?: unknown } & { readonly [number: string]: unknown };
  const number = INITS[String(type)];
  if (number === undefined) return `the init ${shown(type)}, not one of ${quoted(Object.keys(INITS))}`;
  return number === null || Number.isFinite(numbers[number])
    ? undefined
    : `an init whose ${number} is ${shown(numbers[number])}`;
}

const isShape = (shape: unknown): boolean =>
  Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size > 0);

function listFault(
  field: string,
  list: unknown,
  fault: (one: unknown) => string | undefined,
): string | undefined {
  if (!Array.isArray(list)) return `has ${field} ${shown(list)}, not a list`;
  const found = list.map(fault).find((one) => one !== undefined);
  return found && `has ${found}`;
}

const unknownKind = (kind: unknown): string | undefined =>
  KINDS.includes(String(kind))
    ? undefined
    : `the kind ${shown(kind)}, not one of ${quoted(KINDS)}.${suggestion(String(kind), KINDS)}`;

/** The scale of a plugin starts with the plugin's name: `mine/pairs`. */
const unknownScale = (scale: unknown): string | undefined =>
  SCALES.includes(String(scale)) || /^[^/]+\/.+$/.test(String(scale))
    ? undefined
    : `the scale ${shown(scale)}, not one of ${quoted(SCALES)} or your own, "plugin/name".${suggestion(String(scale), SCALES)}`;

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value);
