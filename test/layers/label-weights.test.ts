import { describe, expect, test } from 'vitest';
import { balancedWeights, inverseRateWeights, labelWeights } from '../../src/layers/label-weights.js';

describe('weights from the training rows, by hand', () => {
  test.each([
    // inverse rates 10, 2, 5: their mean is 17/3
    ['inverse rates', inverseRateWeights, { rows: 20, counts: [2, 10, 4] }, [30 / 17, 6 / 17, 15 / 17]],
    ['a label that never occurs', inverseRateWeights, { rows: 20, counts: [2, 0, 10] }, [10 / 6, 1, 2 / 6]],
    [
      'rows that lack a label',
      inverseRateWeights,
      { rows: 20, counts: [2, 5, 4], present: [20, 10, 20] },
      [30 / 17, 6 / 17, 15 / 17],
    ],
    ['no row at all', inverseRateWeights, { rows: 0, counts: [0, 0] }, [1, 1]],
    ['balanced classes', balancedWeights, { rows: 20, counts: [2, 10, 8] }, [20 / 6, 20 / 30, 20 / 24]],
    ['a class that never occurs', balancedWeights, { rows: 20, counts: [10, 10, 0] }, [2 / 3, 2 / 3, 1]],
  ])('%s', (_, computed, statistics, expected) => {
    const weights = computed(statistics);
    expected.forEach((value, i) => {
      expect(weights[i]).toBeCloseTo(value, 12);
    });
  });
});

describe('what the page says', () => {
  const statistics = { rows: 4, counts: [1, 2, 3] };
  test('none: 1 each', () => {
    expect(labelWeights('none', statistics, balancedWeights)).toEqual([1, 1, 1]);
  });
  test('a list is used unchanged', () => {
    expect(labelWeights([3, 0, 1], statistics, balancedWeights)).toEqual([3, 0, 1]);
  });
});
