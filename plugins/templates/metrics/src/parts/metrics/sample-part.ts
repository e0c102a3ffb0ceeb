import { defineMetric } from 'declarative-zoo';
import { schema } from '../../generated/metrics/sample-part.js';

/**
 * Fraction of values predicted within a tolerance:
 *
 *   score = mean over values of the fraction of rows with |prediction - target| <= tolerance
 */
export default defineMetric({
  name: 'sample-part',
  schema,
  kinds: ['continuous'],
  bind: ({ tolerance }) => ({
    score({ prediction, target, rows, width }) {
      const perClass = Array.from({ length: width }, (_, k) => {
        const hits = Array.from({ length: rows }, (_, row) => row * width + k).filter(
          (i) => Math.abs(prediction[i]! - target[i]!) <= tolerance,
        );
        return rows === 0 ? 0 : hits.length / rows;
      });
      return { value: perClass.reduce((sum, share) => sum + share, 0) / width, perClass };
    },
  }),
});
