import { cpus } from 'node:os';
import type { PlanNode } from '../../plan/plan.js';
import type { RunRecord } from '../../report/record.js';
import { concealer } from '../../spec/conceal.js';
import type { Model } from '../model/model.js';
import type { Start } from '../model/run-weights.js';
import type { OpenPage } from '../page/open.js';
import type { Surroundings } from '../surroundings.js';
import { outsideFacts } from './outside.js';

/** The key of a backbone's initial weights in records: `backbone weights`, `voice weights`. */
export const weightsFact = ({ name }: Pick<PlanNode, 'name'>): string => `${name} weights`;

/** The environment in a run's record: versions, engine, weights, flags and this machine. */
export function environmentOf(
  { engine, backbones }: Model,
  starts: { readonly [node: string]: Start },
  { page }: OpenPage,
  context: Surroundings,
): RunRecord['environment'] {
  const conceal = concealer(page, context.env);
  const pretrained = backbones.flatMap(({ node, weights }) => (weights ? [{ node, weights }] : []));
  return {
    zoo: context.version,
    engine: engine.name,
    provider: engine.provider,
    'engine version': engine.version,
    device: engine.device,
    ...Object.fromEntries(
      pretrained.map(({ node, weights }) => [
        weightsFact(node),
        `${conceal(weights.source)}, sha256 ${weights.sha256}`,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(starts).map(([node, { source, sha256 }]) => [
        `first weights of ${node}`,
        `${conceal(source)}, sha256 ${sha256}`,
      ]),
    ),
    ...outsideFacts(
      page,
      pretrained.map(({ weights }) => weights.source),
      context,
    ),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
  };
}
