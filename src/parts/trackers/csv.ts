import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schema } from '../../generated/trackers/csv.js';
import { defineTracker } from '../../part.js';

/**
 * A table in the run's folder, a line an epoch: `stage,epoch,loss,rate,seconds` and every metric of the page, empty where
 * the stage does not teach it. A resumed run goes on writing.
 */
export default defineTracker({
  name: 'csv',
  schema,
  bind: ({ file }) => ({
    start({ folder, metrics, resumed }) {
      const path = join(folder, file);
      const columns = ['stage', 'epoch', 'loss', 'rate', 'seconds', ...metrics];
      if (!resumed || !existsSync(path)) writeFileSync(path, line(columns));
      return {
        epoch: ({ stage, epoch, loss, rate, seconds, scores }) => {
          const values = metrics.map((metric) => scores[metric] ?? '');
          appendFileSync(path, line([stage, epoch, loss, rate, seconds, ...values]));
        },
      };
    },
  }),
});

// Names of stages and metrics are letters, digits, "_" and "-": nothing needs quotes.
const line = (cells: readonly (string | number)[]): string => `${cells.join(',')}\n`;
