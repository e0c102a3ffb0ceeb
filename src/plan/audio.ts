import {
  audioNeedsFrames,
  audioUnread,
  fpsOrTimestamps,
  proportionNeedsCounts,
} from '../errors/audio-page.js';
import { audioOfMixture } from '../errors/mixture.js';
import { pathOf } from './backbones.js';
import type { Draft } from './draft.js';
import type { Audio, PlanNode } from './plan.js';

/**
 * The problem with the page's audio: no node reads it, the rows are not frames of videos, or their frame rate is
 * unknown.
 */
export function checkAudio(
  draft: Draft,
  audio: Audio | undefined,
  nodes: readonly PlanNode[],
  data: { readonly name: string; readonly sequences: boolean; readonly mixture?: unknown },
): void {
  const [hearing] = nodes.filter(({ signals }) => signals.audio);
  if (!audio) return;
  if (data.mixture) draft.problems.push(audioOfMixture(draft.at('audio')));
  else if (!hearing) draft.problems.push(audioUnread(draft.at('audio')));
  else if (!data.sequences) draft.problems.push(audioNeedsFrames(draft.at(...pathOf(hearing)), data.name));
  if ((audio.fps === undefined) === (audio.timestamps === undefined))
    draft.problems.push(fpsOrTimestamps(draft.at('audio')));
  else if (audio.align === 'proportion' && typeof audio.fps !== 'string')
    draft.problems.push(proportionNeedsCounts(draft.at('audio', 'align')));
}
