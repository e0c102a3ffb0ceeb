import { describe, expect, it } from 'vitest';
import { count, counted, duration, errorsIn, percent, signed } from '../../src/report/figures.js';

describe('numbers for readers', () => {
  it.each([
    [percent, 0.4993, '49.9'],
    [percent, 1.288, '128.8'],
    [percent, -0.0213, '−2.1'],
    [percent, -0.0001, '0.0'],
    [percent, null, '–'],
    [signed, 0.0213, '+2.1'],
    [signed, -0.0213, '−2.1'],
    [signed, 0, '0.0'],
    [signed, -0.0003, '−0.03'],
    [signed, 0.0003, '+0.03'],
    [signed, -0.00004, '0.0'],
    [signed, null, '–'],
    [errorsIn('mm').difference, -0.03, '−0.03'],
    [errorsIn('mm').difference, 0.03, '+0.03'],
    [errorsIn('mm').difference, 0, '0'],
  ])('%o of %s is %s', (say, value, text) => expect(say(value)).toBe(text));

  it.each([
    [4.26, '4.3 s'],
    [59.4, '59 s'],
    [83.4, '1 min 23 s'],
    [3725, '1 h 2 min'],
  ])('%s seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));

  it('groups thousands, and counts one as one', () => {
    expect(count(142333)).toBe('142,333');
    expect([counted(1, 'step'), counted(1200, 'step')]).toEqual(['1 step', '1,200 steps']);
  });
});
