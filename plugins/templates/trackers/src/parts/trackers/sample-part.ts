import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineTracker } from 'declarative-zoo';
import { schema } from '../../generated/trackers/sample-part.js';

/** All events of a run, one line of JSON each: `start`, `epoch`, `scores`, `end`. A resumed run appends to the file. */
export default defineTracker({
  name: 'sample-part',
  schema,
  bind: ({ file }) => ({
    start({ folder, name, seed, resumed }) {
      const tell = (event: string, what: object): void =>
        appendFileSync(join(folder, file), `${JSON.stringify({ event, ...what })}\n`);
      tell('start', { name, seed, resumed });
      return {
        epoch: (epoch) => tell('epoch', epoch),
        scores: (scores) => tell('scores', { scores }),
        end: (how) => tell('end', { how }),
      };
    },
  }),
});
