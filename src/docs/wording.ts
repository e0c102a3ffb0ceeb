import type { Node } from 'ts-morph';

/** How the pieces of a text are written: what it says itself, and the gaps that are filled in when it is said. */
export interface Writing {
  text(text: string): string;
  gap(name: string): string;
}

/** Functions and values that end a sentence with what to do. */
const HINTS = /^(suggestion|meant|among|hint|remedy|guess)$/;

/** The text that an expression makes: its literals, and a gap for each value. */
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

/** The lines of a message that is a list of them: `[a, ...more].join('\n')`. */
function joinedLines(node: Node, { Node }: typeof import('ts-morph')): readonly Node[] | undefined {
  if (!Node.isCallExpression(node)) return undefined;
  const called = node.getExpression();
  if (!Node.isPropertyAccessExpression(called) || called.getName() !== 'join') return undefined;
  const list = called.getExpression();
  const [separator] = node.getArguments();
  const isLines = Node.isStringLiteral(separator) && separator.getLiteralText() === '\n';
  return isLines && Node.isArrayLiteralExpression(list) ? list.getElements() : undefined;
}

/** What is in a gap, in a word: the value itself, not the function that words it. */
function gapName(node: Node, { Node }: typeof import('ts-morph')): string {
  const all = [node, ...node.getDescendants()];
  const names = all.filter((one) => Node.isIdentifier(one)).map((one) => one.getText());
  if (names.some((name) => HINTS.test(name))) return 'nearest name or remedy';
  const called = all
    .filter((one) => Node.isCallExpression(one))
    .map((call) => call.getExpression().getText().split('.').at(-1));
  return names.find((name) => !called.includes(name) && !/^[A-Z]/.test(name)) ?? 'text';
}
