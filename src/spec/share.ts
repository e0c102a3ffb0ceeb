import type { Problem } from '../errors/problem.js';
import { mergeMaps } from './merge.js';
import type { Entry, MapNode } from './node.js';

/** Every stage merged over the values of `training`; its own keys win. */
export function shareTraining(page: MapNode, problems: Problem[]): MapNode {
  const training = page.entries.get('training')?.value;
  const stages = page.entries.get('stages');
  if (training?.kind !== 'map' || stages?.value.kind !== 'map') return page;
  const filled = new Map<string, Entry>();
  for (const [name, { key, value }] of stages.value.entries) {
    const shared = value.kind === 'map' ? withShared(value, training, name, problems) : value;
    filled.set(name, { key, value: shared });
  }
  const entries = new Map(page.entries);
  entries.set('stages', { key: stages.key, value: { ...stages.value, entries: filled } });
  return { ...page, entries };
}

function withShared(stage: MapNode, training: MapNode, name: string, problems: Problem[]): MapNode {
  const merged = mergeMaps(training, stage, problems, ['stages', name]);
  return {
    ...merged,
    entries: new Map(
      [...stage.entries.keys(), ...training.entries.keys()].map((key) => [key, merged.entries.get(key)!]),
    ),
  };
}
