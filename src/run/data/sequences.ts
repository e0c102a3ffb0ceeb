import type { Sequences, View } from '../../bank/banks.js';
import type { Failure } from '../../bank/fill.js';
import type { PlanWindows } from '../../plan/plan.js';
import { type Track, tracksOf } from '../../train/tracks.js';
import { bySequence, evaluationWindows, windowDraw, windowsAtATime } from '../../train/windows.js';

/** The sequences of a split's rows, for a page that reads windows. */
export function sequencesOf(rows: View['rows'], windows: PlanWindows): Sequences {
  const numbers = new Map<string, number>();
  const of = rows.map(({ sequence, key }) => {
    const name = sequence === undefined ? `row ${key}` : `sequence ${sequence}`;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  const tracks = (failed: readonly Failure[]): readonly Track[] =>
    tracksOf(rows, windows, new Set(failed.map(({ row }) => row)));
  return {
    of: Int32Array.from(of),
    identity: [windows, rows.map(({ sequence = null, position = null }) => [sequence, position])],
    tracks,
    draws: (failed, atATime) => {
      const list = evaluationWindows(tracks(failed), windows);
      return bySequence(list).map((own) => windowDraw(list, own, windowsAtATime(list, atATime)));
    },
  };
}
