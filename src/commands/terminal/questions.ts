import { createInterface } from 'node:readline';
import { visible } from '../../errors/printable.js';
import { EXIT, sentence, ZooError } from '../../errors/problem.js';

/**
 * Asks one question. In brackets is what holds where only Enter is pressed, which is not an answer: undefined. Without it the
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
  const stop = (): never => {
    process.stdout.write('\n'); // the prompt of the shell begins a line of its own
    return process.exit(EXIT.interrupted);
  };
  lines.on('SIGINT', stop).on('close', stop);
  const typed = lines[Symbol.asyncIterator](); // keeps what is typed, or pasted, ahead of its question
  async function ask(question: string, otherwise?: string): Promise<string | undefined> {
    const shown = otherwise === undefined ? '' : ` [${otherwise}]`;
    lines.setPrompt(visible(`${question}${shown}: `));
    for (;;) {
      lines.prompt();
      const answer = String((await typed.next()).value).trim();
      if (answer !== '' || otherwise !== undefined) return answer || undefined;
    }
  }
  const close = (): void => lines.off('close', stop).close();
  return Object.assign(ask, { close }) as Ask;
}

/** Asks until the answer will do: what `check` throws is said, and the question asked again. */
export async function askUntil<A, T>(
  ask: () => Promise<A>,
  check: (answer: A) => T | Promise<T>,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    try {
      return await check(answer);
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      process.stdout.write(`${visible(error.problems.map(sentence).join('\n'))}\n`);
    }
  }
}
