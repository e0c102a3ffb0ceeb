import { expect, test } from 'vitest';
import { topologicalOrder } from '../../src/plan/wiring.js';

// [title, what each node reads, the order, the circles reported]
test.each([
  ['each after its inputs', { a: ['b', 'c'], b: ['c'], c: [] }, ['c', 'b', 'a'], []],
  ['a shared input, once', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, ['d', 'b', 'c', 'a'], []],
  ['unknown names are ignored', { a: ['image'] }, ['a'], []],
  ['one that reads itself', { a: ['a'] }, undefined, ['a a']],
  ['a circle without its other inputs', { a: ['x', 'b'], x: [], b: ['a'] }, undefined, ['a b a']],
  ['a circle without the nodes that lead to it', { x: ['a'], a: ['b'], b: ['a'] }, undefined, ['a b a']],
  ['each of two circles', { a: ['a'], b: ['c', 'a'], c: ['b'] }, undefined, ['a a', 'b c b']],
])('the order of names: %s', (_, reads, order, circles) => {
  const reported: string[] = [];
  const found = topologicalOrder(new Map(Object.entries(reads)), (circle) => reported.push(circle.join(' ')));
  expect([found, reported]).toEqual([order, circles]);
});
