import { readFileSync } from 'node:fs';
import { Node, type Project, SyntaxKind } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { docstring, house, houseOf, keptFiles, pathOf, root } from './sources.js';

const sources = house();

/** Exported statements without a docstring, `file  name`, of the files that `wanted` picks. */
function findUndocumented(project: Project, wanted: RegExp): readonly string[] {
  return project
    .getSourceFiles()
    .filter((file) => wanted.test(pathOf(file)))
    .flatMap((file) =>
      file
        .getStatements()
        .filter((one) => Node.isExportAssignment(one) || (Node.isExportable(one) && one.hasExportKeyword()))
        .filter((one) => docstring(one) === undefined)
        .map((one) => `${pathOf(file)}  ${one.getText().split('\n')[0]!.slice(0, 60)}`),
    );
}

/** Files behind the public door: it re-exports them whole or in part. */
const door = sources.getSourceFileOrThrow((file) => pathOf(file) === 'src/index.ts');
const opened = door
  .getExportDeclarations()
  .map((one) => one.getModuleSpecifierValue()?.replace(/^\.\/(.*)\.js$/, 'src/$1.ts'));

describe('every export is explained', () => {
  it('in parts', () => expect(findUndocumented(sources, /^src\/parts\//)).toEqual([]));

  it('in what the public door exports', () => {
    expect(opened.flatMap((path) => findUndocumented(sources, new RegExp(`^${path}$`)))).toEqual([]);
  });

  it('in the bricks', () => expect(findUndocumented(sources, /^src\/layers\//)).toEqual([]));

  it('or the check finds it', () => {
    const files = {
      'src/parts/heads/a.ts': '/** A. */\nexport const a = 1;\nexport default { a };\nconst c = 1;',
    };
    expect(findUndocumented(houseOf(files), /parts/)).toEqual([
      'src/parts/heads/a.ts  export default { a };',
    ]);
  });
});

/** Uses of what a run must get from its caller, `file:line  use`, outside the files that `allowed` names. */
function findAmbient(project: Project, allowed: RegExp, what: RegExp): readonly string[] {
  return project
    .getSourceFiles()
    .filter((file) => !allowed.test(pathOf(file)))
    .flatMap((file) =>
      [
        ...file.getDescendantsOfKind(SyntaxKind.PropertyAccessExpression),
        ...file.getDescendantsOfKind(SyntaxKind.NewExpression),
      ]
        .filter((one) => what.test(one.getText()))
        .map((one) => `${pathOf(file)}:${one.getStartLineNumber()}  ${one.getText()}`),
    );
}

describe('global state', () => {
  it.each([
    ['only commands print', /^src\/commands\//, /^(console\.\w+|process\.(stdout|stderr))$/],
    [
      'only commands and the context of the library read the date',
      /^src\/(commands\/|api\/context\.ts$)/,
      /^(Date\.now|new Date\(\))$/,
    ],
    [
      'only commands, engines and the context of the library read the environment',
      /^src\/((commands|engine)\/|api\/context\.ts$)/,
      /^process\.env$/,
    ],
    ['random numbers come from the seed', /^src\/conformance\/chance\.ts$/, /^Math\.random$/],
    ['only commands end the process', /^src\/commands\//, /^process\.(exit|exitCode)$/],
  ])('%s', (_, allowed, what) => expect(findAmbient(sources, allowed, what)).toEqual([]));

  it('or the check finds it', () => {
    const files = {
      'src/plan/a.ts': 'const a = console.log;\nconst b = new Date();\nconst c = new Date(0);',
    };
    expect(findAmbient(houseOf(files), /^$/, /^(console\.\w+|new Date\(\))$/)).toHaveLength(2);
  });
});

/** Sentences outside the errors room: a literal `code: '...'` beside a message. */
function findSentences(project: Project): readonly string[] {
  return project
    .getSourceFiles()
    .filter((file) => !pathOf(file).startsWith('src/errors/'))
    .flatMap((file) =>
      file.getDescendantsOfKind(SyntaxKind.ObjectLiteralExpression).map((one) => [file, one] as const),
    )
    .filter(
      ([, one]) =>
        /^\W*code: ['"`]/m.test(one.getProperty('code')?.getText() ?? '') && one.getProperty('message'),
    )
    .map(([file, one]) => `${pathOf(file)}:${one.getStartLineNumber()}`);
}

describe('every error message', () => {
  it('is in the errors room', () => expect(findSentences(sources)).toEqual([]));

  it('or the check finds it', () => {
    const files = { 'src/plan/a.ts': "const p = { code: 'x', message: 'y' };" };
    expect(findSentences(houseOf(files))).toEqual(['src/plan/a.ts:1']);
  });
});

/** Most functions are under 25 lines; none is longer than this. */
const MOST_LINES = 60;

/** Casts to `never` in tests: lower it when you remove one. */
const CASTS_IN_TESTS = 3;

/** Functions that are too long, `file:line  lines`. */
function findLong(project: Project): readonly string[] {
  const kinds = [
    SyntaxKind.FunctionDeclaration,
    SyntaxKind.MethodDeclaration,
    SyntaxKind.ArrowFunction,
  ] as const;
  return project.getSourceFiles().flatMap((file) =>
    kinds
      .flatMap((kind): readonly Node[] => file.getDescendantsOfKind(kind))
      .map((one) => ({
        line: one.getStartLineNumber(),
        lines: one.getEndLineNumber() - one.getStartLineNumber() + 1,
      }))
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ line, lines }) => `${pathOf(file)}:${line}  ${lines} lines`),
  );
}

/** Casts that disable the type checker, `file:line`, outside the files that `allowed` names. */
function findCasts(project: Project, allowed: RegExp): readonly string[] {
  return project
    .getSourceFiles()
    .filter((file) => !allowed.test(pathOf(file)))
    .flatMap((file) =>
      file
        .getDescendantsOfKind(SyntaxKind.AsExpression)
        .filter((one) => one.getTypeNode()?.getText() === 'never')
        .map((one) => `${pathOf(file)}:${one.getStartLineNumber()}`),
    );
}

describe('the type of options is cast', () => {
  it('in one place, which binds a part to them', () =>
    expect(findCasts(sources, /^src\/(part\/bind|frozen\/kernel-sizes)\.ts$/)).toEqual([])); // attributes of kernels are not options

  it('or the check finds it', () => {
    const files = { 'src/plan/a.ts': 'const a = (b: number) => b;\na("1" as never);\na(1 as number);' };
    expect(findCasts(houseOf(files), /^$/)).toEqual(['src/plan/a.ts:2']);
  });
});

describe('tests', () => {
  it('build real objects: the count of casts in fakes may only fall', () => {
    const tests = keptFiles().filter(
      (file) => /(^|\/)test\/.*\.ts$/.test(file) && !file.endsWith('house/code.test.ts'),
    );
    const casts = tests.flatMap((file) => readFileSync(root + file, 'utf8').match(/\bas never\b/g) ?? []);
    expect(casts.length).toBeLessThanOrEqual(CASTS_IN_TESTS);
  });
});

describe('every function', () => {
  it('fits a screen', () => expect(findLong(sources)).toEqual([]));

  it('or the check finds it', () => {
    const text = `const a = 1;\nfunction b() {${'\n'.repeat(MOST_LINES)}}`;
    expect(findLong(houseOf({ 'src/plan/a.ts': text }))).toEqual(['src/plan/a.ts:2  61 lines']);
  });
});
