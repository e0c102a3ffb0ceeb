import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { append, setAside } from '../../files/write.js';
import { schema } from '../../generated/trackers/csv.js';
import { defineTracker } from '../../part.js';
import { type CsvCell, csvLine } from '../../tables/csv.js';

/**
 * A table in the run's folder, a line per epoch: `stage,epoch,loss,rate,seconds` and every metric of the page, empty where
 * the stage does not teach it. A resumed run appends to it; a new run keeps an earlier file by another name.
 */
export default defineTracker({
  name: 'csv',
  schema,
  bind: ({ file }) => ({
    start({ folder, metrics, resumed }) {
      const path = join(folder, file);
      const columns = ['stage', 'epoch', 'loss', 'rate', 'seconds', ...metrics];
      if (!resumed && existsSync(path)) setAside(path); // of an earlier run, or of somebody else
      if (!existsSync(path)) append(path, line(columns));
      return {
        epoch: ({ stage, epoch, loss, rate, seconds, scores }) => {
          const values = metrics.map((metric) => scores[metric] ?? null);
          append(path, line([stage, epoch, loss, rate, seconds, ...values]));
        },
      };
    },
  }),
});

const line = (cells: readonly CsvCell[]): string => `${csvLine(cells)}\n`;
