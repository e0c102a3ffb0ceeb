import { type Project, SyntaxKind } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { house, houseOf, pathOf, root } from './sources.js';

/** The one file that reads tensors; and the code that may read one without waiting, since it runs on the reference engine. */
const DOOR = 'src/engine/read.ts';
const PROOFS = /^src\/conformance\//;

/** Reads of tensors that bypass readBack, as `file:line  use`. */
function findReads(project: Project): readonly string[] {
  return project.getSourceFiles().flatMap((file) => {
    const path = pathOf(file);
    const uses = [
      ...file.getDescendantsOfKind(SyntaxKind.PropertyAccessExpression).map((one) => one.getNameNode()),
      ...file.getDescendantsOfKind(SyntaxKind.BindingElement).map((one) => one.getNameNode()),
    ].filter((name) => /^(dataSync|arraySync)$/.test(name.getText()) && path !== DOOR);
    const proofs = file
      .getDescendantsOfKind(SyntaxKind.Identifier)
      .filter((name) => name.getText() === 'readNow' && path !== DOOR && !PROOFS.test(path));
    return [...uses, ...proofs].map((name) => `${path}:${name.getStartLineNumber()}  ${name.getText()}`);
  });
}

describe('tensors are read in one place, which waits for them', () => {
  const sources = house();
  sources.addSourceFilesAtPaths(`${root}plugins/*/src/**/*.ts`);

  it('is true of every file', () => expect(findReads(sources)).toEqual([]));

  it.each([
    ['src/train/a.ts', 'const [loss] = total.dataSync();', 1],
    ['src/parts/balancers/a.ts', 'const rows = losses[0].arraySync();', 1],
    ['plugins/mine/src/a.ts', 'const { dataSync } = total;', 1],
    ['src/train/a.ts', "import { readNow } from '../engine/read.js';\nreadNow(total);", 2],
    ['src/conformance/a.ts', "import { readNow } from '../engine/read.js';", 0],
    ['src/train/a.ts', 'const loss = await readBack(total);', 0],
  ])('%s: %s', (path, text, found) => {
    expect(findReads(houseOf({ [path]: text }))).toHaveLength(found);
  });
});
