import { schema } from '../../generated/heads/detach.js';
import { detach } from '../../layers/detach.js';
import { defineHead } from '../../part.js';

/** x as a constant: y = x, dy/dx = 0. In: `input` [batch, ...]. Out: the same, with the same scale. No variables. */
export default defineHead({
  name: 'detach',
  schema,
  bind: () => ({
    held: 'all that it reads',
    infer: ({ input }) => ({ output: input!, variables: [], detached: true }),
    build:
      ({ tf }) =>
      ({ input }) =>
        detach(tf, input!),
  }),
});
