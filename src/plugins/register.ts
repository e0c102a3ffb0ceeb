import { Node, type ObjectLiteralExpression, Project, type SourceFile } from 'ts-morph';

/** A part that a plugin registers: the module that exports it, and its name there. */
export interface Registration {
  readonly module: string;
  readonly identifier: string;
}

/**
 * The text of a plugin's `src/index.ts` with one more part, imported and appended to `parts`; undefined if the
 * default export has no list of parts that can be parsed.
 */
export function withPart(text: string, { module, identifier }: Registration): string | undefined {
  const file = new Project({ useInMemoryFileSystem: true }).createSourceFile('index.ts', text);
  const parts = defaultExport(file)?.getProperty('parts');
  const list = Node.isPropertyAssignment(parts) ? bare(parts.getInitializer()) : undefined;
  if (!Node.isArrayLiteralExpression(list)) return undefined;
  const name = freeName(file, identifier);
  list.addElement(name);
  file.addImportDeclaration({ defaultImport: name, moduleSpecifier: module });
  return file.getFullText().replace(`import ${name} from "${module}";`, `import ${name} from '${module}';`);
}

/** The object that a module exports by default, directly or through a variable. */
function defaultExport(file: SourceFile): ObjectLiteralExpression | undefined {
  const exported = file.getExportAssignment((one) => !one.isExportEquals())?.getExpression();
  const value = Node.isIdentifier(exported)
    ? file.getVariableDeclaration(exported.getText())?.getInitializer()
    : exported;
  const object = bare(value);
  return Node.isObjectLiteralExpression(object) ? object : undefined;
}

/** Strips `satisfies Plugin`, `as Plugin` and parentheses. */
function bare(node: Node | undefined): Node | undefined {
  if (Node.isSatisfiesExpression(node) || Node.isAsExpression(node) || Node.isParenthesizedExpression(node))
    return bare(node.getExpression());
  return node;
}

function freeName(file: SourceFile, wanted: string): string {
  const taken = new Set(
    file
      .getDescendants()
      .filter(Node.isIdentifier)
      .map((one) => one.getText()),
  );
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}${n}`;
    if (!taken.has(name)) return name;
  }
}
