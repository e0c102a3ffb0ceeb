import type { Node, ObjectLiteralExpression, SourceFile } from 'ts-morph';
import { docstringMarkdown } from './docstring.js';
import { escaped } from './markdown.js';
import { docstringOf, type Sources } from './sources.js';
import { wordingOf } from './wording.js';

/** A sentence that zoo can fail with; its gaps are in italics. */
export interface Sentence {
  readonly code: string;
  readonly message: string;
  /** What the function that says it tells about it. */
  readonly about: string | undefined;
  /** The sentence as it may be said, from the docstring's `@example`; of one without gaps, the sentence itself. */
  readonly example: string | undefined;
  /** The file of errors that it is in: `plan`. */
  readonly room: string;
}

/** An example without the line breaks of its docstring; an indented line is a line of the message itself. */
const unwrapped = (comment: string): string =>
  comment
    .replace(/\*\/$/, '')
    .replace(/\s*\n\s*\*?( *)/g, (_, indent: string) => (indent.length > 2 ? `\n${indent.slice(1)}` : ' '))
    .trim();

/** Every sentence of some files, in their order; one with several codes once for each. */
export function sentencesOf({ files, morph }: Sources): readonly Sentence[] {
  const { Node, SyntaxKind } = morph;
  return files.flatMap((file) =>
    file.getDescendantsOfKind(SyntaxKind.ObjectLiteralExpression).flatMap((object) => {
      const message = memberOf(object, 'message');
      if (message === undefined) return [];
      const statement = object.getAncestors().find((one) => Node.isSourceFile(one.getParent()));
      const comment = statement && docstringOf(statement);
      const [about, example] = comment?.split(/^[ *]*@example /m) ?? [];
      const said = wordingOf(message, morph, { gap: (name) => `*${name}*`, text: escaped });
      return codesOf(object, file).map((code) => ({
        code,
        message: said,
        about: about && docstringMarkdown(about),
        example: example ? unwrapped(example) : /\*/.test(said) ? undefined : said,
        room: file.getBaseNameWithoutExtension(),
      }));
    }),
  );

  function memberOf(object: ObjectLiteralExpression, name: string): Node | undefined {
    const property = object.getProperty(name);
    return Node.isPropertyAssignment(property) ? property.getInitializer() : property;
  }

  /** The code beside a message; where it is passed in (`{ code, message }`), all that its type allows. */
  function codesOf(object: ObjectLiteralExpression, file: SourceFile): readonly string[] {
    const code = memberOf(object, 'code');
    if (code === undefined) return [];
    if (!Node.isShorthandPropertyAssignment(code)) {
      return [wordingOf(code, morph, { gap: (name) => `\\<${name}\\>`, text: (text) => text })];
    }
    const parameter = file
      .getDescendantsOfKind(SyntaxKind.Parameter)
      .find((one) => one.getName() === 'code' && one.getParent().containsRange(code.getPos(), code.getEnd()));
    const type = file.getTypeAlias(parameter?.getTypeNode()?.getText() ?? '');
    return (type?.getDescendantsOfKind(SyntaxKind.StringLiteral) ?? []).map((one) => one.getLiteralText());
  }
}
