import type { Plan } from '../../plan/plan.js';
import type { RunEvents } from '../../run/surroundings.js';

/** An exported model ends with its heads. Names the steps that it omits. */
export function noteSteps({ postprocess = [] }: Plan, events: RunEvents): void {
  const names = postprocess.map(({ name }) => `"${name}"`);
  if (names.length > 0)
    events.note(`the export ends with the heads: it omits the postprocess steps ${names.join(', ')}`);
}
