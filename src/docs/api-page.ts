import type { ClassDeclaration, ExportDeclaration, FunctionDeclaration, Node, SourceFile } from 'ts-morph';
import { undocumented } from '../errors/docs.js';
import type { Problem } from '../errors/problem.js';
import { code, fenced, generatedFrom, page, table } from './markdown.js';
import { docstringOf, type Sources } from './sources.js';

/** Exports for programs besides those of src/api. */
const OTHERS = ['ZooError', 'Problem'];

/** An export of the package for programs. */
interface Exported {
  readonly name: string;
  readonly isFunction: boolean;
  readonly declaration: string;
  /** The description, in Markdown. */
  readonly about: string | undefined;
  /** Blocks of code. */
  readonly example: string | undefined;
}

/**
 * The page of the exports for programs, written from src/index.ts and the files that it exports; and the exports
 * without an explanation.
 */
export function apiPage({ files, morph }: Sources): {
  readonly text: string;
  readonly undocumented: readonly Problem[];
} {
  const door = files.find((file) => file.getFilePath().endsWith('/src/index.ts'))!;
  const found = door.getExportDeclarations().flatMap((one) => exportsOf(one, files, morph));
  const sorted = [...found.filter((one) => one.isFunction), ...found.filter((one) => !one.isFunction)];
  const rows = sorted.map(({ name, about }) => [
    `[${code(name)}](#${name.toLowerCase()})`,
    (about ?? '').split(/\.\s/)[0]!.replace(/\.?$/, '.').replaceAll('\n', ' '),
  ]);
  return {
    text: page([
      generatedFrom('src/index.ts and src/api'),
      '# The library',
      'What programs import from `declarative-zoo`. [Use as a library](../../use-as-a-library.md) shows it at work; what plugins import from the same package is in [plugins](../../plugins.md).',
      table(['export', ''], rows),
      ...sorted.flatMap(({ name, about, declaration, example }) => [
        `## ${name}`,
        about,
        fenced('ts', declaration),
        example,
      ]),
    ]),
    undocumented: found
      .filter(({ about, example }) => !about || !example)
      .map(({ name }) => undocumented(`the export ${name}, or its @example,`)),
  };
}

function exportsOf(
  statement: ExportDeclaration,
  files: readonly SourceFile[],
  morph: Sources['morph'],
): readonly Exported[] {
  const module = statement.getModuleSpecifierValue()!.replace(/^\.\/(.*)\.js$/, '/src/$1.ts');
  const file = files.find((one) => one.getFilePath().endsWith(module));
  if (!file) return [];
  const listed = statement.getNamedExports().map((one) => one.getName());
  const names = module.startsWith('/src/api/') ? listed : OTHERS;
  return names.flatMap((name) => {
    const node =
      file.getFunction(name) ?? file.getInterface(name) ?? file.getTypeAlias(name) ?? file.getClass(name);
    return node ? [exported(name, node, morph)] : [];
  });
}

function exported(name: string, node: Node, { Node: is }: Sources['morph']): Exported {
  const [about, example] = textOf(docstringOf(node) ?? '').split('@example');
  const declaration = is.isFunctionDeclaration(node)
    ? signatures(node)
    : is.isClassDeclaration(node)
      ? outline(node)
      : node.getText().replace(/^export /, '');
  return {
    name,
    isFunction: is.isFunctionDeclaration(node),
    declaration,
    about: about?.trim() || undefined,
    example: example?.trim(),
  };
}

/** The text of a docstring, without its stars. */
const textOf = (comment: string): string =>
  comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n');

const signatures = (node: FunctionDeclaration): string =>
  node
    .getText()
    .slice(0, -(node.getBody()?.getText().length ?? 0))
    .replace(/^export (async )?/, '')
    .trim();

/** The declaration of a class, without method bodies. */
function outline(node: ClassDeclaration): string {
  const parameters = node.getConstructors().flatMap((one) => one.getParameters());
  const properties = [...node.getProperties(), ...parameters.filter((one) => one.isReadonly())];
  const lines = properties.map((one) => `  readonly ${one.getName()}: ${one.getTypeNode()?.getText()};`);
  const base = node.getExtends();
  return [`class ${node.getName()}${base ? ` extends ${base.getText()}` : ''} {`, ...lines, '}'].join('\n');
}
