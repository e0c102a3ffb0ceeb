import * as say from '../errors/plugin-load.js';
import { type Problem, ZooError } from '../errors/problem.js';
import type { AnyPart, Origin, PartSchema, Shelf } from '../part.js';
import type { FaultOf } from './load.js';

const shelves: { readonly [shelf in Shelf]: true } = {
  backbones: true,
  heads: true,
  losses: true,
  balancers: true,
  optimizers: true,
  gradients: true,
  schedules: true,
  metrics: true,
  datasets: true,
  aligners: true,
  trackers: true,
  executors: true,
};

/** A plugin's parts under the names that pages use, `plugin/part`. Throws a ZooError that lists every problem. */
export function qualifiedParts(
  origin: Origin,
  parts: readonly unknown[],
  faultOf: FaultOf,
): readonly AnyPart[] {
  const { plugin } = origin;
  const problems: Problem[] = [];
  const taken = new Set<string>();
  const sound = parts.flatMap((part, i) => {
    const title = titleOf(part, i);
    const why = brokenBecause(part);
    if (why !== undefined) {
      problems.push(say.brokenPart(plugin, title, why));
      return [];
    }
    if (taken.has(title)) problems.push(say.samePart(plugin, title));
    taken.add(title);
    const qualified = qualify(origin, part as AnyPart);
    const fault = typeFault(part as AnyPart) ?? faultOf(qualified.schema);
    if (fault !== undefined) problems.push(say.brokenSchema(plugin, title, fault));
    return [qualified];
  });
  if (problems.length > 0) throw new ZooError(problems);
  return sound;
}

/** `heads/gated-fusion`, as far as the part defines it. */
function titleOf(part: unknown, i: number): string {
  const { shelf, name } = (part ?? {}) as { shelf?: unknown; name?: unknown };
  return typeof shelf === 'string' && typeof name === 'string' ? `${shelf}/${name}` : `number ${i + 1}`;
}

function brokenBecause(part: unknown): string | undefined {
  if (part === null || typeof part !== 'object') return 'it was not made with defineHead, defineLoss, ...';
  const { shelf, name, schema, bind } = part as { [key: string]: unknown };
  if (shelf === undefined) return 'it has no shelf; make it with defineHead, defineLoss, ...';
  if (typeof shelf !== 'string' || !Object.hasOwn(shelves, shelf))
    return `there is no shelf "${String(shelf)}"; make it with defineHead, defineLoss, ...`;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]*$/.test(name)) {
    return `its name "${String(name)}" must consist of lowercase letters, digits and "-"`;
  }
  if (schema === null || typeof schema !== 'object') return 'it has no schema';
  return typeof bind === 'function' ? undefined : 'it has no function "bind"';
}

const propertiesOf = (schema: PartSchema) =>
  (schema.properties ?? {}) as { readonly [option: string]: PartSchema | undefined };

const typeFault = ({ name, schema }: AnyPart): string | undefined =>
  propertiesOf(schema).type?.const === name ? undefined : `properties.type must have "const": "${name}"`;

function qualify(origin: Origin, part: AnyPart): AnyPart {
  const name = `${origin.plugin}/${part.name}`;
  const properties = propertiesOf(part.schema);
  const schema = { ...part.schema, properties: { ...properties, type: { ...properties.type, const: name } } };
  return { ...part, name, schema, origin };
}
