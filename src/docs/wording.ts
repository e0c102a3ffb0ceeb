import type { Node } from 'ts-morph';

/** The format of a text's pieces: its literals, and its gaps, which are filled in at run time. */
export interface Writing {
  text(text: string): string;
  gap(name: string): string;
}

/** Names of functions and values that add advice at the end of a sentence. */
const HINTS = /^(suggestion|meant|among|hint|remedy|guess)$/;

/** The text that an expression produces: its literals, and a gap for each value. */
export function wordingOf(node: Node, morph: typeof import('ts-morph'), writing: Writing): string {
  const { Node } = morph;
  const inner = (one: Node): string => wordingOf(one, morph, writing);
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) {
    return writing.text(node.getLiteralText());
  }
  if (Node.isParenthesizedExpression(node)) return inner(node.getExpression());
  if (Node.isBinaryExpression(node)) {
    const sides = [node.getLeft(), node.getRight()].map(inner);
    return node.getOperatorToken().getText() === '||'
      ? sides.map((side) => side.trim()).join(' *or* ')
      : sides.join('');
  }
  if (Node.isConditionalExpression(node)) {
    return [node.getWhenTrue(), node.getWhenFalse()].map(inner).filter(Boolean).join(' *or* ');
  }
  if (Node.isTemplateExpression(node)) {
    const spans = node
      .getTemplateSpans()
      .map((span) => inner(span.getExpression()) + writing.text(span.getLiteral().getLiteralText()));
    return writing.text(node.getHead().getLiteralText()) + spans.join('');
  }
  const joined = joinedLines(node, morph);
  if (joined)
    return joined
      .map((one) => (Node.isSpreadElement(one) ? writing.gap(gapName(one, morph)) : inner(one)))
      .join('\n');
  return writing.gap(gapName(node, morph));
}

/** The lines of a message that is built from a list: `[a, ...more].join('\n')`. */
function joinedLines(node: Node, { Node }: typeof import('ts-morph')): readonly Node[] | undefined {
  if (!Node.isCallExpression(node)) return undefined;
  const called = node.getExpression();
  if (!Node.isPropertyAccessExpression(called) || called.getName() !== 'join') return undefined;
  const list = called.getExpression();
  const [separator] = node.getArguments();
  const isLines = Node.isStringLiteral(separator) && separator.getLiteralText() === '\n';
  return isLines && Node.isArrayLiteralExpression(list) ? list.getElements() : undefined;
}

/** A name for the content of a gap: the value itself, not the function that formats it. */
function gapName(node: Node, { Node }: typeof import('ts-morph')): string {
  const all = [node, ...node.getDescendants()];
  const names = all.filter((one) => Node.isIdentifier(one)).map((one) => one.getText());
  if (names.some((name) => HINTS.test(name))) return 'nearest name or remedy';
  const called = all
    .filter((one) => Node.isCallExpression(one))
    .map((call) => call.getExpression().getText().split('.').at(-1));
  return names.find((name) => !called.includes(name) && !/^[A-Z]/.test(name)) ?? 'text';
}
