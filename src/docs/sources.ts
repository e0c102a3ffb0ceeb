import type { Node, Project, SourceFile } from 'ts-morph';
import { needsTsMorph } from '../errors/docs.js';
import { ZooError } from '../errors/problem.js';

/** The compiler's view of some files: syntax only, without types. */
export interface Sources {
  readonly files: readonly SourceFile[];
  readonly morph: typeof import('ts-morph');
}

/** Opens the TypeScript files that match the patterns. Throws a ZooError if ts-morph is not installed. */
export async function openSources(patterns: readonly string[]): Promise<Sources> {
  const morph = await import('ts-morph').catch(() => {
    throw new ZooError(needsTsMorph());
  });
  const project: Project = new morph.Project({
    skipFileDependencyResolution: true,
    skipLoadingLibFiles: true,
  });
  project.addSourceFilesAtPaths([...patterns]);
  return { files: project.getSourceFiles(), morph };
}

/** The docstring right before a node. */
export function docstringOf(node: Node): string | undefined {
  const last = node.getLeadingCommentRanges().at(-1)?.getText();
  return last?.startsWith('/**') ? last : undefined;
}

/** The docstring of the part that a file exports, from the statement that calls `define...`. */
export function partDocstring(file: SourceFile): string | undefined {
  const statement = file
    .getStatements()
    .find((one) => /^export\b[^{]*\bdefine[A-Z]\w*[<(]/.test(one.getText()));
  return statement && docstringOf(statement);
}
