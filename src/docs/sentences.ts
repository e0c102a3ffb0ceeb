import type { Expression, Node, ObjectLiteralExpression, PropertyAssignment } from 'ts-morph';
import { docstringMarkdown } from './docstring.js';
import { escaped } from './markdown.js';
import { docstringOf, type Sources } from './sources.js';

/** A sentence that zoo can fail with; its gaps are in italics. */
export interface Sentence {
  readonly code: string;
  readonly message: string;
  /** What the function that says it tells about it. */
  readonly about: string | undefined;
  /** The file of errors that it stands in: `plan`. */
  readonly room: string;
}

/** Every sentence of some files, in their order. */
export function sentencesOf({ files, morph: { Node, SyntaxKind } }: Sources): readonly Sentence[] {
  const initializer = (object: ObjectLiteralExpression, name: string): Expression | undefined =>
    (object.getProperty(name) as PropertyAssignment | undefined)?.getInitializer();
  return files.flatMap((file) =>
    file.getDescendantsOfKind(SyntaxKind.ObjectLiteralExpression).flatMap((object) => {
      const [code, message] = [initializer(object, 'code'), initializer(object, 'message')];
      if (!code || !message) return [];
      const statement = object
        .getAncestors()
        .find((one) => Node.isStatement(one) && Node.isSourceFile(one.getParent()));
      const comment = statement && docstringOf(statement);
      return [
        {
          code: pattern(code, (gap) => `<${gap}>`),
          message: pattern(message, (gap) => `*${gap}*`, escaped),
          about: comment && docstringMarkdown(comment),
          room: file.getBaseNameWithoutExtension(),
        },
      ];
    }),
  );

  /** The text of an expression, `gap` standing for what is filled in. */
  function pattern(node: Node, gap: (name: string) => string, text = (one: string) => one): string {
    const inner = (one: Node): string => pattern(one, gap, text);
    if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node))
      return text(node.getLiteralText());
    if (Node.isParenthesizedExpression(node)) return inner(node.getExpression());
    if (Node.isBinaryExpression(node)) return inner(node.getLeft()) + inner(node.getRight());
    if (Node.isConditionalExpression(node)) {
      return [node.getWhenTrue(), node.getWhenFalse()].map(inner).filter(Boolean).join(' *or* ');
    }
    if (Node.isTemplateExpression(node)) {
      const spans = node.getTemplateSpans().map((span) => {
        const whole = span.getExpression();
        const filled = Node.isConditionalExpression(whole) ? inner(whole) : gap(gapName(whole));
        return filled + text(span.getLiteral().getLiteralText());
      });
      return text(node.getHead().getLiteralText()) + spans.join('');
    }
    return gap(gapName(node));
  }

  /** What stands in a gap, in a word: the value that it is made of, not the function that words it. */
  function gapName(node: Node): string {
    const names = [node, ...node.getDescendants()]
      .filter((one) => Node.isIdentifier(one))
      .map((one) => one.getText());
    if (names.some((name) => HINTS.test(name))) return 'nearest name or remedy';
    const callees = [node, ...node.getDescendants()]
      .filter((one) => Node.isCallExpression(one))
      .map((call) => call.getExpression().getText().split('.').at(-1));
    return names.find((name) => !callees.includes(name) && !/^[A-Z]/.test(name)) ?? 'text';
  }
}

/** Names of the functions and values that end a sentence with what to do. */
const HINTS = /^(suggestion|meant|among|hint|remedy|guess)$/;
