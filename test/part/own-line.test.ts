import { expect, it } from 'vitest';
import { ownLine } from '../../src/part/own-line.js';

const folder = '/data/my plugins/mine';
const stack = (...frames: string[]): Error =>
  Object.assign(new Error('no'), {
    stack: ['Error: no', ...frames.map((frame) => `    at ${frame}`)].join('\n'),
  });

it.each([
  ['a module', 'infer (file:///data/my%20plugins/mine/dist/index.js:3:5)', 'dist/index.js:3'],
  [
    'a source that a map leads to',
    `infer (${folder}/src/parts/heads/mix.ts:12:9)`,
    'src/parts/heads/mix.ts:12',
  ],
  ['a frame without a name', 'file:///data/my%20plugins/mine/index.js:7:1', 'index.js:7'],
  ['slashes of Windows', String.raw`infer (\data\my plugins\mine\src\a.ts:1:1)`, 'src/a.ts:1'],
  ['what is installed below it', `f (${folder}/node_modules/x/index.js:1:1)`, undefined],
  ['another folder', 'f (file:///data/other/index.js:1:1)', undefined],
  ['a folder with the same start of its name', `f (${folder}-two/index.js:1:1)`, undefined],
  ['a bad escape', 'f (file:///data/%E0%A4%A/index.js:1:1)', undefined],
])('%s', (_, frame, line) => expect(ownLine(stack(frame), folder)).toBe(line));

it('the innermost of several, in frames only', () => {
  const error = stack('f (node:internal:1:1)', `g (${folder}/a.js:1:1)`, `h (${folder}/b.js:2:2)`);
  expect(ownLine(error, folder)).toBe('a.js:1');
  expect(ownLine(Object.assign(new Error(), { stack: `Error: ${folder}/a.js:1:1` }), folder)).toBeUndefined();
});
