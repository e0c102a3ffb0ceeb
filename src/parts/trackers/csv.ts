import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { append, setAside } from '../../files/write.js';
import { schema } from '../../generated/trackers/csv.js';
import { defineTracker } from '../../part.js';
import { type CsvCell, csvLine } from '../../tables/csv.js';

/**
 * A table in the run's folder, with a line per epoch: `stage,epoch,loss,rate,seconds` and every metric of the page,
 * empty if the stage does not train it. A resumed run appends to it; a new run renames an earlier file.
 */
export default defineTracker({
  name: 'csv',
  schema,
  bind: ({ file }) => ({
    start({ folder, metrics, resumed }) {
      const path = join(folder, file);
      const columns = ['stage', 'epoch', 'loss', 'rate', 'seconds', ...metrics];
      if (!resumed && existsSync(path)) setAside(path); // from an earlier run, or from another program
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
