import { type Project, type SourceFile, SyntaxKind } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { house, houseOf, pathOf } from './sources.js';

/** The functions of node:fs and node:fs/promises that only read. All others write, rename or remove. */
const READS = new Set(
  `access accessSync constants createReadStream Dirent existsSync fstatSync lstat lstatSync open openSync
  readdir readdirSync readFile readFileSync readlink readlinkSync readSync realpath realpathSync stat statfs Stats
  statSync close closeSync`.split(/\s+/),
);

/** What a file imports from node:fs that writes, or that opens a file for more than reading. */
function writesIn(file: SourceFile): readonly string[] {
  const imports = file
    .getImportDeclarations()
    .filter((one) => /^(node:)?fs(\/promises)?$/.test(one.getModuleSpecifierValue()));
  const whole = imports.filter(
    (one) => !one.isTypeOnly() && (one.getDefaultImport() || one.getNamespaceImport()),
  );
  const names = imports.flatMap((one) => one.getNamedImports().map((each) => each.getName()));
  const opens = file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter(
      (one) =>
        /^open(Sync)?$/.test(one.getExpression().getText()) && names.includes(one.getExpression().getText()),
    )
    .filter((one) => !["'r'", undefined].includes(one.getArguments()[1]?.getText()));
  const late = file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((one) => /^(import|require)$/.test(one.getExpression().getText()))
    .filter((one) => /^['"](node:)?fs(\/promises)?['"]$/.test(one.getArguments()[0]?.getText() ?? ''));
  const toFiles = file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((one) => one.getExpression().getText() === 'writeSync' && names.includes('writeSync'))
    .filter((one) => one.getArguments()[0]?.getText() !== '2'); // standard error is not a file
  return [
    ...whole.map((one) => one.getText()),
    ...names.filter((name) => !READS.has(name) && name !== 'writeSync'),
    ...[...opens, ...late, ...toFiles].map((one) => one.getText()),
  ].map((what) => `${pathOf(file)}  ${what}`);
}

const findWrites = (project: Project): readonly string[] =>
  project
    .getSourceFiles()
    .filter((file) => !pathOf(file).startsWith('src/files/'))
    .flatMap(writesIn);

describe('only the files room', () => {
  it('opens a file for writing, renames or removes one', () => expect(findWrites(house())).toEqual([]));

  it.each([
    ["import { writeFileSync } from 'node:fs';", 1],
    ["import { rename, rm } from 'node:fs/promises';", 2],
    ["import * as fs from 'node:fs';", 1],
    ["import fs from 'fs';", 1],
    ["const { rmSync } = await import('node:fs');", 1],
    ["import { openSync } from 'node:fs';\nopenSync('a', 'w');", 1],
    ["import { openSync } from 'node:fs';\nopenSync('a', flags);", 1],
    ["import { openSync } from 'node:fs';\nopenSync('a', 'r');", 0],
    ["import { writeSync } from 'node:fs';\nwriteSync(fd, 'a');", 1],
    ["import { writeSync } from 'node:fs';\nwriteSync(2, 'a');", 0],
    ["import { existsSync, readFileSync } from 'node:fs';", 0],
    ["import type * as fs from 'node:fs';", 0],
  ])('or the check finds it: %s', (text, found) => {
    expect(findWrites(houseOf({ 'src/plan/a.ts': text }))).toHaveLength(found);
    expect(findWrites(houseOf({ 'src/files/a.ts': text }))).toEqual([]);
  });
});
