import { createInterface } from 'node:readline';
import { EXIT } from '../../errors/problem.js';

/**
 * Asks one question. In brackets is what holds where only Enter is pressed, which is no answer: undefined. Without it the
 * question is asked until it is answered.
 */
export interface Ask {
  (question: string, otherwise: string): Promise<string | undefined>;
  (question: string): Promise<string>;
  close(): void;
}

/** Questions on this terminal; Ctrl-C and Ctrl-D end the process. */
export function openQuestions(): Ask {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const stop = (): never => process.exit(EXIT.interrupted);
  lines.on('SIGINT', stop).on('close', stop);
  const typed = lines[Symbol.asyncIterator](); // keeps what is typed, or pasted, ahead of its question
  async function ask(question: string, otherwise?: string): Promise<string | undefined> {
    const shown = otherwise === undefined ? '' : ` [${otherwise}]`;
    lines.setPrompt(`${question}${shown}: `);
    for (;;) {
      lines.prompt();
      const answer = String((await typed.next()).value).trim();
      if (answer !== '' || otherwise !== undefined) return answer || undefined;
    }
  }
  const close = (): void => lines.off('close', stop).close();
  return Object.assign(ask, { close }) as Ask;
}
