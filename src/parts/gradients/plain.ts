import { schema } from '../../generated/gradients/plain.js';
import { defineGradient } from '../../part.js';

/** The gradient at the variables' current values; one pass. */
export default defineGradient({
  name: 'plain',
  schema,
  bind: () => ({
    passes: 1,
    compute: (_tf, _variables, evaluate) => evaluate({ updateStatistics: true }),
  }),
});
