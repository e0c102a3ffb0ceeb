import { beforeAll, describe, expect, test } from 'vitest';
import { EXPRESSION_UNITS, labelSpaces } from '../../../src/labels.js';
import { bindPart } from '../../../src/part/bind.js';
import type { Scale, Tf } from '../../../src/part.js';
import classMap from '../../../src/parts/heads/class-map.js';
import { engines, open } from '../../parity/engines.js';
import { golden } from '../../parity/golden.js';
import { expectHeadMatches, type HeadCase } from '../../parity/head.js';

describe.each(engines)('class-map on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(golden<HeadCase>('heads/class-map'))('PyTorch: $name', (one) =>
    expectHeadMatches(tf, classMap, one),
  );
});

describe('what class-map infers and refuses', () => {
  const options = { type: 'class-map', input: 'ex', from: 'classes', gives: 'probabilities' } as const;
  const infer = (map: unknown, width: number, scale: Scale = 'logits') =>
    bindPart(classMap, { ...options, map }).infer({ input: { shape: [width], scale } });

  test('12 units of 8 expressions, and no variables', () => {
    const output = { shape: [12], scale: 'probabilities' };
    expect(infer('expression-to-units', 8)).toEqual({ output, variables: [] });
  });

  // Happiness: 12 and 25 always, 6 in 51 of 100; Neutral and Other have no units (Kollias 2021).
  test('the built-in map has the order of the label spaces', () => {
    const happiness = EXPRESSION_UNITS[labelSpaces.expression!.names.indexOf('Happiness')]!;
    const shown = labelSpaces['action-units']!.names.flatMap((name, i) =>
      happiness[i]! > 0 ? [[name, happiness[i]!]] : [],
    );
    expect(Object.fromEntries(shown)).toEqual({ AU6: 0.51, AU12: 1, AU25: 1 });
    for (const name of ['Neutral', 'Other'])
      expect(EXPRESSION_UNITS[labelSpaces.expression!.names.indexOf(name)]!.every((one) => one === 0)).toBe(
        true,
      );
  });

  test('an input of another width or without labels, and an uneven matrix', () => {
    expect(() => infer('expression-to-units', 7)).toThrow('the map has 8 rows');
    expect(() => infer('expression-to-units', 8, 'features')).toThrow('logits or probabilities');
    expect(() => infer([[1, 0], [1]], 2)).toThrow('a row has 1 weights, but the first has 2');
  });
});
