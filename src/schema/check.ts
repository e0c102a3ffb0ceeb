import { nearest } from '../errors/nearest.js';
import { type Problem, ZooError } from '../errors/problem.js';
import * as say from '../errors/schema.js';
import { type Extent, sizeOf } from '../extent.js';
import { type Page, schema as pageSchema } from '../generated/page.js';
import type { AnyPart, Shelf } from '../part.js';
import type { Registry } from '../registry.js';
import type { PageObject, Path, Spec } from '../spec/read.js';
import { type Slot, validatorOf } from './compile.js';
import { firstOfEach, withoutConsequences, withoutMissing } from './distinct.js';
import { isPathOption } from './field.js';
import { isOpen, pathOf, problemsOf, wronglyNamed } from './translate.js';

export type { Page } from '../generated/page.js';

/**
 * The page with all keys checked and defaults filled in. Without a profile, also checks each profile of the page.
 * Throws a ZooError with all problems together, each problem once: those of the Spec and those found here.
 */
export function checkPage(spec: Spec, registry: Registry): Page {
  if (spec.profile === null) spec.checkWork();
  const { page, problems } = check(spec, registry);
  const variants =
    spec.profile === null ? spec.profiles.map((profile) => check(spec.under(profile), registry)) : [];
  const distinct = firstOfEach([...problems, ...variants.flatMap((variant) => variant.problems)]);
  if (distinct.length > 0) throw new ZooError(distinct);
  return page;
}

/** Checks only the data and label spaces of a page: the rest of the page may be missing or invalid. */
export function checkData(spec: Spec, registry: Registry): Pick<Page, 'data' | 'labels'> {
  const { page, problems } = check(spec, registry);
  const own = problems.filter(({ path }) => path === undefined || /^(data|labels)\b/.test(path));
  if (own.length > 0) throw new ZooError(firstOfEach(own));
  return page;
}

function check(spec: Spec, registry: Registry): { page: Page; problems: Problem[] } {
  const problems: Problem[] = [];
  const page = structuredClone(spec.value) as unknown as Page;
  const slots: Slot[] = [];
  const validate = validatorOf(pageSchema);
  if (!validate.call(slots, page)) {
    problems.push(...problemsOf(validate.errors ?? [], { spec, at: [], schema: pageSchema }));
  }
  const misspelled = wronglyNamed(validate.errors ?? []);
  for (const slot of slots) checkSlot(slot, pathOf(slot.pointer), spec, registry, problems);
  problems.push(...cropProblems(page, spec));
  problems.push(
    ...spec.variables(page as unknown as PageObject, (path) => isPathOption(page, path, registry)),
  );
  const own = withoutConsequences(withoutMissing(problems, misspelled), spec.problems);
  return { page, problems: [...spec.problems, ...own] };
}

/** Checks a slot's options against the schema of the part in its `type`, and fills in their defaults. */
function checkSlot(slot: Slot, path: Path, spec: Spec, registry: Registry, problems: Problem[]): void {
  const part = partOf(slot, path, spec, registry, problems);
  if (part === undefined) return;
  const given = Object.entries(slot.value);
  const envelope = Object.fromEntries(given.filter(([key]) => slot.beside.includes(key)));
  const options = Object.fromEntries(given.filter(([key]) => !slot.beside.includes(key)));
  const validate = validatorOf(part.schema);
  const inner: Slot[] = [];
  if (!validate.call(inner, options)) {
    const owner = `${say.nounOf(slot.shelf)} "${part.name}"`;
    problems.push(
      ...problemsOf(validate.errors ?? [], {
        spec,
        at: path,
        owner,
        schema: part.schema,
        beside: slot.beside,
      }),
    );
  }
  Object.assign(slot.value, options, envelope);
  for (const deeper of inner)
    checkSlot(deeper, [...path, ...pathOf(deeper.pointer)], spec, registry, problems);
}

function partOf(
  slot: Slot,
  path: Path,
  spec: Spec,
  registry: Registry,
  problems: Problem[],
): AnyPart | undefined {
  const { shelf, value } = slot;
  const { type } = value;
  const names = registry.names(shelf);
  const here = [...path, 'type'];
  if (isOpen(type)) return undefined;
  if (type === undefined) {
    problems.push(withoutType(slot, path, spec, names));
  } else if (typeof type !== 'string') {
    const at = { place: spec.place(here), path: here.join('.') };
    problems.push(say.wrongValue(at, 'wrong-type', String(type), `the name of a ${say.nounOf(shelf)}`));
  } else {
    const part = registry.get(shelf, type);
    if (part !== undefined) return part;
    const at = { place: spec.place(here), path: here.join('.') };
    problems.push(say.unknownPart(at, shelf, type, names, shelfOf(type, registry)));
  }
  return undefined;
}

function withoutType({ shelf, value }: Slot, path: Path, spec: Spec, names: readonly string[]): Problem {
  const word = nearest('type', Object.keys(value));
  if (word === undefined)
    return say.missingType({ place: spec.place(path), path: path.join('.') }, shelf, names);
  const here = [...path, word];
  return say.misspelledType({ place: spec.place(here, 'key'), path: here.join('.') }, word);
}

const shelfOf = (name: string, registry: Registry): Shelf | undefined =>
  registry.all().find((part) => part.name === name)?.shelf;

function cropProblems({ images }: Page, spec: Spec): Problem[] {
  const { crop, resize } = images?.train ?? {};
  if (!isExtent(crop) || !isExtent(resize)) return [];
  const [wanted, given] = [sizeOf(crop), sizeOf(resize)];
  if (!wanted.some((side, i) => side > given[i]!)) return [];
  const path = ['images', 'train', 'crop'];
  return [say.cropTooLarge({ place: spec.place(path), path: path.join('.') }, crop, resize)];
}

/** Sides that are not numbers have their own problem; here they count as not larger. */
const isExtent = (value: unknown): value is Extent => typeof value === 'number' || Array.isArray(value);
