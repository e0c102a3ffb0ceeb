import { unknownNode, unknownOutput } from '../errors/nodes.js';
import type { PartSchema } from '../part.js';
import type { Draft } from './draft.js';
import type { PartOptions, Source } from './plan.js';

export type References = { readonly [role: string]: readonly Source[] };

/** The options of a part that refer to nodes (`x-node` in its schema), as sources by role. */
export function references(options: PartOptions, schema: PartSchema): References {
  const properties = (schema.properties ?? {}) as { [option: string]: { 'x-node'?: boolean } };
  const roles = Object.keys(properties).filter(
    (role) => properties[role]?.['x-node'] && options[role] !== undefined,
  );
  return Object.fromEntries(
    roles.map((role) => [role, [options[role]].flat().map((text) => source(String(text)))]),
  );
}

function source(text: string): Source {
  const dot = text.indexOf('.');
  return dot < 0 ? { node: text } : { node: text.slice(0, dot), output: text.slice(dot + 1) };
}

/** Reports every reference to a node or output that does not exist. `outputs` lists each node's named outputs. */
export function checkReferences(
  draft: Draft,
  path: readonly string[],
  wanted: References,
  outputs: ReadonlyMap<string, readonly string[]>,
): boolean {
  const before = draft.problems.length;
  for (const [role, sources] of Object.entries(wanted)) {
    for (const [i, { node, output }] of sources.entries()) {
      const at = sources.length > 1 ? draft.at(...path, role, i) : draft.at(...path, role);
      const known = outputs.get(node);
      if (!known) draft.problems.push(unknownNode(at, node, [...outputs.keys()]));
      else if (output !== undefined && !known.includes(output)) {
        draft.problems.push(unknownOutput(at, node, output, known));
      }
    }
  }
  return draft.problems.length === before;
}

/**
 * Names in an order in which each comes after the names that it reads; undefined if there are cycles. Calls
 * `onCircle` with each cycle, its first name repeated at the end.
 */
export function topologicalOrder(
  reads: ReadonlyMap<string, readonly string[]>,
  onCircle: (circle: readonly string[]) => void,
): string[] | undefined {
  const order = new Set<string>();
  const path = new Set<string>();
  const inCircles = new Set<string>();
  const visit = (name: string): boolean => {
    if (order.has(name) || !reads.has(name)) return true;
    if (inCircles.has(name)) return false;
    if (path.has(name)) {
      const names = [...path];
      onCircle([...names.slice(names.indexOf(name)), name]);
      return false;
    }
    path.add(name);
    const ok = reads.get(name)!.map(visit).every(Boolean);
    path.delete(name);
    if (ok) order.add(name);
    else inCircles.add(name);
    return ok;
  };
  return [...reads.keys()].map(visit).every(Boolean) ? [...order] : undefined;
}
