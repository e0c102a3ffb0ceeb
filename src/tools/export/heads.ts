import { noSuchHead } from '../../errors/export.js';
import { ZooError } from '../../errors/problem.js';
import type { Plan } from '../../plan/plan.js';

/** The nodes to export: all that predict labels, or the given ones. Throws if a name is not one of them. */
export function chosenHeads({ nodes }: Plan, wanted?: readonly string[]): readonly string[] {
  const answering = nodes.filter(({ answer }) => answer !== undefined).map(({ name }) => name);
  const unknown = (wanted ?? []).filter((name) => !answering.includes(name));
  if (unknown.length > 0) throw new ZooError(unknown.map((name) => noSuchHead(name, answering)));
  return answering.filter((name) => wanted?.includes(name) ?? true);
}
