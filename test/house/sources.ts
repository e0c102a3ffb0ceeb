import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Node, Project, type SourceFile, SyntaxKind, ts } from 'ts-morph';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A project whose files are syntax only: nothing is resolved or type-checked, so that it opens quickly. */
const syntaxOnly = {
  skipFileDependencyResolution: true,
  skipLoadingLibFiles: true,
  compilerOptions: { module: ts.ModuleKind.NodeNext },
};

export function house(): Project {
  const project = new Project({ ...syntaxOnly, useInMemoryFileSystem: false });
  project.addSourceFilesAtPaths([`${root}src/**/*.ts`, `!${root}src/generated/**`]);
  return project;
}

/** A house of these files, to test that a check finds what it should. */
export function houseOf(files: { readonly [path: string]: string }): Project {
  const project = new Project({ ...syntaxOnly, useInMemoryFileSystem: true });
  for (const [path, text] of Object.entries(files)) project.createSourceFile(`${root}${path}`, text);
  return project;
}

/** Path inside the repository: `src/plan/make.ts`. */
export const pathOf = (file: SourceFile): string => relative(root, file.getFilePath());

/** Files that git keeps, or would keep once they are added. */
export function keptFiles(): readonly string[] {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
}

/** A value import of a file: the module as written, and the line. */
export interface Import {
  readonly module: string;
  readonly line: number;
  /** True if it is loaded only once it is needed: `await import(...)`, `require(...)`. */
  readonly late: boolean;
}

/** Every value import of a file: static, re-exported, dynamic or by require. Types are free. */
export function valueImports(file: SourceFile): readonly Import[] {
  const still = [...file.getImportDeclarations(), ...file.getExportDeclarations()]
    .filter((one) => !one.isTypeOnly() && one.getModuleSpecifierValue() !== undefined)
    .map((one) => ({ module: one.getModuleSpecifierValue()!, line: one.getStartLineNumber(), late: false }));
  const late = file.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const [argument] = call.getArguments();
    const loads = /^(import|require|createRequire\(.*\))$/.test(call.getExpression().getText());
    if (!loads || !argument?.isKind(SyntaxKind.StringLiteral)) return [];
    return [{ module: argument.getLiteralValue(), line: call.getStartLineNumber(), late: true }];
  });
  return [...still, ...late];
}

/** The docstring of a statement, if it has one. */
export function docstring(node: Node): string | undefined {
  const last = node.getLeadingCommentRanges().at(-1)?.getText();
  return last?.startsWith('/**') ? last : undefined;
}
