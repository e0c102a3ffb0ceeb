import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Node, type Project, type SourceFile, SyntaxKind } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { house, houseOf, keptFiles, pathOf, root } from './sources.js';

/** The name for every export of a file: it is loaded as a whole, or exported again. */
const ALL = '*';

/** Where a module is, seen from a file: `src/plan/make.ts`. */
const target = (file: SourceFile, module: string): string =>
  join(dirname(pathOf(file)), module).replace(/\.js$/, '.ts');

const { imports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** The same, also for a module of package.json, which may have several versions: `#compiler`. */
const targets = (file: SourceFile, module: string): readonly string[] =>
  module.startsWith('#')
    ? Object.values<string>(Object(imports[module])).map((path) =>
        path.replace(/^\.\/dist\/(?:modules\/)?(.*)\.js$/, 'src/$1.ts'),
      )
    : [target(file, module)];

/** What a file imports from others, as `src/plan/make.ts makePlan`. */
function taken(file: SourceFile): readonly string[] {
  const still = file.getImportDeclarations().flatMap((one) => {
    const from = targets(file, one.getModuleSpecifierValue());
    const whole = one.getNamespaceImport()?.getText();
    const names = whole
      ? [...file.getFullText().matchAll(new RegExp(`\\b${whole}\\.(\\w+)`, 'g'))].map(([, name]) => name!)
      : one.getNamedImports().map((each) => each.getName());
    const all = [...names, ...(one.getDefaultImport() ? ['default'] : [])];
    return from.flatMap((each) => all.map((name) => `${each} ${name}`));
  });
  const handedOn = file.getExportDeclarations().flatMap((one) => {
    const module = one.getModuleSpecifierValue();
    const names = one.getNamedExports().map((each) => each.getName());
    return module ? (names.length ? names : [ALL]).map((name) => `${target(file, module)} ${name}`) : [];
  });
  return [...still, ...handedOn, ...late(file)];
}

/** What is imported once it is needed: `const { a } = await import('./b.js')`, and types by `import('./b.js').A`. */
function late(file: SourceFile): readonly string[] {
  if (!file.getFullText().includes('import(')) return [];
  const calls = file.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const [module] = call.getArguments();
    if (call.getExpression().getKind() !== SyntaxKind.ImportKeyword || !Node.isStringLiteral(module))
      return [];
    const names = call
      .getParentIfKind(SyntaxKind.AwaitExpression)
      ?.getParentIfKind(SyntaxKind.VariableDeclaration)
      ?.getNameNode()
      .asKind(SyntaxKind.ObjectBindingPattern)
      ?.getElements()
      .map((each) => each.getPropertyNameNode()?.getText() ?? each.getName());
    return (names ?? [ALL]).map((name) => `${target(file, module.getLiteralValue())} ${name}`);
  });
  const types = file.getDescendantsOfKind(SyntaxKind.ImportType).map((one) => {
    const module = one.getArgument().getText().slice(1, -1);
    return `${target(file, module)} ${one.getQualifier()?.getText() ?? ALL}`;
  });
  return [...calls, ...types];
}

/** The values that a file exports by its own statement; a type may always be exported. */
const exported = (file: SourceFile): readonly string[] =>
  file.getStatements().flatMap((one) => {
    if (Node.isExportAssignment(one)) return ['default'];
    if (Node.isVariableStatement(one) && one.hasExportKeyword())
      return one.getDeclarations().map((each) => each.getName());
    const named = Node.isFunctionDeclaration(one) || Node.isClassDeclaration(one);
    return named && one.hasExportKeyword() ? [one.getNameOrThrow()] : [];
  });

/** Names that tests import: a helper of one file may be exported for its test. */
const testedNames = new Set(
  keptFiles()
    .filter((path) => /^(plugins\/.*\/)?test\/.*\.ts$/.test(path))
    .flatMap(
      (path) => readFileSync(root + path, 'utf8').match(/^import [^;]* from '[./]+\/src\/[^']*'/gm) ?? [],
    )
    .flatMap((line) => line.match(/\w+/g) ?? []),
);

const timesIn = (file: SourceFile, name: string): number =>
  file.getFullText().match(new RegExp(`\\b${name}\\b`, 'g'))!.length;

/** Exports that no other file imports, `file  name`, except in entry points. */
function findUnused(project: Project, doors: RegExp, tested: ReadonlySet<string>): readonly string[] {
  const files = project.getSourceFiles();
  const used = new Set(files.flatMap(taken));
  return files
    .filter((file) => !doors.test(pathOf(file)) && !used.has(`${pathOf(file)} ${ALL}`))
    .flatMap((file) => exported(file).map((name) => ({ file, name })))
    .filter(({ file, name }) => !used.has(`${pathOf(file)} ${name}`))
    .filter(({ file, name }) => !tested.has(name) || timesIn(file, name) < 2)
    .map(({ file, name }) => `${pathOf(file)}  ${name}`);
}

describe('every export', () => {
  it('is used by another file, or by its own and a test', () => {
    expect(
      findUnused(house(), /^src\/(index|testing|bin)\.ts$|^src\/commands\/|\.d\.ts$/, testedNames),
    ).toEqual([]);
  });

  it('or the check finds it', () => {
    const files = {
      'src/a.ts':
        'export const one = 1;\nexport const two = one;\nexport function three() {}\nexport const four = 4;',
      'src/b.ts': "const { two } = await import('./a.js');\nlet x: import('./a.js').Four;",
    };
    expect(findUnused(houseOf(files), /^$/, new Set(['one', 'three']))).toEqual([
      'src/a.ts  three',
      'src/a.ts  four',
    ]);
  });
});
