import type { PlanStage } from '../../plan/plan.js';
import type { RunRecord } from '../../report/record.js';
import { writingOf } from '../../report/score-table.js';
import type { StageEvents } from '../../train/stage-run.js';

/**
 * The progress line of a stage: the mean losses of the epoch so far, and the latest score of the metric that selects
 * its weights, on validation and training rows. At the end of an epoch these are the numbers of its line in
 * metrics.jsonl.
 *
 *     loss 0.4123 (au 0.3120, va 0.1003)  P_MTL 52.2 (train 60.1)
 */
export function stageProgress({ select }: PlanStage, record: Pick<RunRecord, 'errors'>) {
  let newest = '';
  const said = ({ loss, losses }: Parameters<StageEvents['step']>[0]): string => {
    const each = Object.entries(losses).map(([node, value]) => `${node} ${value?.toFixed(4) ?? '–'}`);
    return `loss ${loss.toFixed(4)}${each.length > 1 ? ` (${each.join(', ')})` : ''}${newest}`;
  };
  return {
    step: said,
    epoch({ loss, losses, scores, trainScores }: Parameters<StageEvents['epoch']>[0]): string {
      if (select !== undefined) {
        const { score } = writingOf(record, select);
        const train = trainScores && ` (train ${score(trainScores[select] ?? null)})`;
        newest = `  ${select} ${score(scores[select] ?? null)}${train ?? ''}`;
      }
      return said({ loss, losses: losses?.train ?? {} });
    },
  };
}
