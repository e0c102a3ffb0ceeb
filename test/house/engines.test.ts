import { type Project, SyntaxKind } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { engines } from '../../src/engine/shelf.js';
import { formatNames } from '../../src/export/names.js';
import { house, houseOf, pathOf } from './sources.js';

/** Names that are also names of file formats do not count: `onnx`. */
const formats: readonly string[] = formatNames;
const names: readonly string[] = engines.map(({ name }) => name).filter((name) => !formats.includes(name));

/** Strings that are the name of an engine, outside its folder: `file:line  'wasm'`. */
function findNames(project: Project): readonly string[] {
  return project.getSourceFiles().flatMap((file) => {
    const path = pathOf(file);
    return file
      .getDescendantsOfKind(SyntaxKind.StringLiteral)
      .filter((text) => names.includes(text.getLiteralValue()) && !isOwn(path))
      .filter((text) => !text.getParent()?.getParent()?.getText().startsWith('executionProviders'))
      .map((text) => `${path}:${text.getStartLineNumber()}  ${text.getText()}`);
  });
}

/** In the folder of an engine; another engine may have a provider of that name, or borrow a kernel. So has onnxruntime-web. */
const isOwn = (path: string): boolean => /^src\/(engine\/\w+|web)\//.test(path);

describe('an engine is named only in its own folder', () => {
  it('is true of every file', () => expect(findNames(house())).toEqual([]));

  it.each([
    ['src/commands/run.ts', "const options = ['auto', 'wasm'];", 1],
    ['src/cost/rates.ts', "if (engine.name === 'tensorflow') slow();", 1],
    ['src/engine/wasm/record.ts', "const name = 'wasm';", 0],
    ['src/network/run.ts', "const options = { executionProviders: ['cpu'] };", 0],
  ])('%s: %s', (path, text, found) => {
    expect(findNames(houseOf({ [path]: text }))).toHaveLength(found);
  });
});
