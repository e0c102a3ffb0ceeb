import type { About } from '../../export/about.js';
import type { Plan } from '../../plan/plan.js';
import type { RunEvents } from '../../run/surroundings.js';

/** An exported graph ends with its heads. Notes the steps that its metadata contains, and those that it omits. */
export function noteSteps(
  { postprocess: all = [] }: Plan,
  { postprocess = {} }: About,
  events: Pick<RunEvents, 'note'>,
): void {
  const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
  const kept = Object.keys(postprocess);
  const omitted = all.map(({ name }) => name).filter((name) => !kept.includes(name));
  if (kept.length > 0)
    events.note(
      `the graph ends with the heads; the postprocess steps ${list(kept)} are in the metadata, and zoo serve and loadModel apply them`,
    );
  if (omitted.length > 0)
    events.note(
      `the export omits the postprocess steps ${list(omitted)}, which read heads that are not exported, or other runs`,
    );
}
