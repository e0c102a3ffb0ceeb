import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRegular } from '../../files/read-regular.js';
import type { RunRecord } from '../../report/record.js';
import type { Tuning } from '../../train/tuning.js';
import type { OpenBackbone } from '../model/open-backbone.js';
import type { RunEvents, Surroundings } from '../surroundings.js';
import { blendedHash } from './blended.js';
import { weightsFact } from './environment.js';
import { FILES } from './files.js';

/** The weights, thresholds and spans in a record; empty if it is damaged. */
interface Said {
  readonly thresholds?: RunRecord['thresholds'];
  readonly spans?: RunRecord['spans'];
  readonly blended?: RunRecord['blended'];
  readonly weights?: { readonly sha256?: string };
  readonly environment?: { readonly [key: string]: string | number };
}

/** Notes if the weights of a run, or of its backbones, do not match the sha256 in its record. */
export function noteChangedWeights(
  run: string,
  now: string,
  backbones: readonly Pick<OpenBackbone, 'node' | 'weights'>[],
  events: Pick<RunEvents, 'note'>,
): void {
  const { weights, environment } = recordIn(run);
  if (weights?.sha256 === undefined)
    events.note(
      `${join(run, FILES.record)} is missing or damaged, so it could not be checked that the weights are those that the run was scored with`,
    );
  const compared = [
    [`${join(run, FILES.weights)} is`, weights?.sha256, now] as const,
    ...backbones.map(({ node, weights: found }) => {
      const what = weightsFact(node);
      const then = /sha256 ([0-9a-f]{64})$/.exec(String(environment?.[what]))?.[1];
      return [`the ${what} are`, then, found?.sha256] as const;
    }),
  ];
  for (const [what, then, found] of compared) {
    if (then === undefined || found === undefined || then === found) continue;
    const [was, is] = [then.slice(0, 12), found.slice(0, 12)];
    events.note(`${what} not what the run was scored with: run.json has sha256 ${was}…, found ${is}…`);
  }
}

/** Notes if the predictions of other runs are not those that a run blended. */
export function noteChangedBlends(
  run: string,
  context: Pick<Surroundings, 'env'>,
  events: Pick<RunEvents, 'note'>,
): void {
  for (const { run: other, sha256 } of Object.values(recordIn(run).blended ?? {}).flat())
    if (blendedHash(other, context) !== sha256)
      events.note(`the predictions of ${other} are not those that the run has blended`);
}

/** The tuned values of a run. */
export function savedTuning(run: string): Tuning {
  const { thresholds = {}, spans = {} } = recordIn(run);
  const values = Object.entries(thresholds).map(([node, { values }]) => [node, values] as const);
  return { thresholds: Object.fromEntries(values), spans };
}

function recordIn(run: string): Said {
  const file = join(run, FILES.record);
  if (!existsSync(file)) return {};
  try {
    return (JSON.parse(readRegular(file).toString()) as Said | null) ?? {};
  } catch {
    return {};
  }
}
