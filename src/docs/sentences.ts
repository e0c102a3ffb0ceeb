import type { Node, ObjectLiteralExpression, SourceFile } from 'ts-morph';
import { docstringMarkdown } from './docstring.js';
import { escaped } from './markdown.js';
import { docstringOf, type Sources } from './sources.js';
import { wordingOf } from './wording.js';

/** An error message of zoo; its gaps are in italics. */
export interface Sentence {
  readonly code: string;
  readonly message: string;
  /** The docstring of the function that makes it. */
  readonly about: string | undefined;
  /** An example of the sentence, from the docstring's `@example`; of one without gaps, the sentence itself. */
  readonly example: string | undefined;
  /** The file of errors that contains it: `plan`. */
  readonly room: string;
}

/** An example without the line breaks of its docstring; an indented line starts a new line of the message. */
const unwrapped = (comment: string): string =>
  comment
    .replace(/\*\/$/, '')
    .replace(/\s*\n\s*\*?( *)/g, (_, indent: string) => (indent.length > 2 ? `\n${indent.slice(1)}` : ' '))
    .trim();

/** All messages in some files, in order; a message with several codes appears once for each. */
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

  /** The code next to a message; if it is passed as an argument (`{ code, message }`), all codes that its type allows. */
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
