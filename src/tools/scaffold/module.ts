import type { CodeBlockWriter, SourceFile } from 'ts-morph';
import type { Sample } from './sample.js';

/** What a new plugin is called. */
export interface Names {
  /** The package: `mine`, `@me/mine`. */
  readonly plugin: string;
  readonly part: string;
  /** Name of the options' type: `MixOptions`. */
  readonly options: string;
}

/** The modules of a new plugin, by their paths in it. */
export async function modulesOf(names: Names, sample: Sample): Promise<ReadonlyMap<string, string>> {
  const { IndentationText, Project, QuoteKind } = await import('ts-morph');
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
  });
  const part = `src/parts/${sample.shelf}/${names.part}.ts`;
  writePart(project.createSourceFile(part), names, sample);
  writeIndex(project.createSourceFile('src/index.ts'), names, sample);
  for (const file of project.getSourceFiles()) file.formatText({ indentSize: 2 });
  return new Map(project.getSourceFiles().map((file) => [file.getFilePath().slice(1), file.getFullText()]));
}

function writePart(file: SourceFile, { part }: Names, sample: Sample): void {
  const { shelf, imports, nodeImports = {}, doc, facts = [], takes, work, before = [], after = [] } = sample;
  file.addImportDeclarations([
    ...Object.entries(nodeImports).map(([moduleSpecifier, names]) => ({
      moduleSpecifier,
      namedImports: [...names],
    })),
    { moduleSpecifier: 'declarative-zoo', namedImports: [...imports] },
    { moduleSpecifier: `../../generated/${shelf}/${part}.js`, namedImports: ['schema'] },
  ]);
  file.addStatements(before.map((one) => `\n${one}`));
  file.addExportAssignment({
    isExportEquals: false,
    leadingTrivia: (writer) => writeDocstring(writer, doc),
    expression: (writer) => {
      writer.write(`${imports[0]}(`).inlineBlock(() => {
        writer.writeLine(`name: '${part}',`).writeLine('schema,');
        for (const fact of facts) writer.writeLine(`${fact},`);
        writer.write(`bind: (${takes}) => (`).inlineBlock(() => {
          for (const field of work) writer.writeLine(`${field},`);
        });
        writer.write('),').newLine();
      });
      writer.write(')');
    },
  });
  file.addStatements(after.map((one) => `\n${one}`));
}

function writeIndex(file: SourceFile, { plugin, part }: Names, { shelf }: Sample): void {
  file.addImportDeclarations([
    { moduleSpecifier: 'declarative-zoo', namedImports: ['Plugin'], isTypeOnly: true },
    { moduleSpecifier: `./parts/${shelf}/${part}.js`, defaultImport: 'part' },
  ]);
  file.addExportAssignment({
    isExportEquals: false,
    leadingTrivia: (writer) =>
      writeDocstring(writer, [`\`plugins: ["${plugin}"]\` in a page, \`type: "${plugin}/${part}"\`.`]),
    expression: (writer) => {
      writer.inlineBlock(() => {
        writer.writeLine(`name: '${plugin}',`).writeLine('api: 2,').writeLine('parts: [part],');
      });
      writer.write(' satisfies Plugin');
    },
  });
}

function writeDocstring(writer: CodeBlockWriter, lines: readonly string[]): void {
  if (lines.length === 1) return void writer.writeLine(`/** ${lines[0]} */`);
  writer.writeLine('/**');
  for (const line of lines) writer.writeLine(` * ${line}`.trimEnd());
  writer.writeLine(' */');
}
