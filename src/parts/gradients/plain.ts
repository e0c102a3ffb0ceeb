import { type PlainOptions, schema } from '../../generated/gradients/plain.js';
import { defineGradient } from '../../part.js';

/** The gradient at the variables' present values; one pass. */
export default defineGradient<PlainOptions>({
  name: 'plain',
  schema,
  passes: () => 1,
  compute: (_tf, _options, _variables, evaluate) => evaluate({ updateStatistics: true }),
});
