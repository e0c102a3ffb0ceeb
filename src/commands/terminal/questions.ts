import { createInterface } from 'node:readline';
import { visible } from '../../errors/printable.js';
import { EXIT, sentence, ZooError } from '../../errors/problem.js';

/**
 * Asks one question. Brackets show the value that applies if the user only presses Enter; the answer is then undefined.
 * Without such a value, the question is repeated until it is answered.
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
    process.stdout.write('\n'); // so that the shell's prompt starts on a new line
    return process.exit(EXIT.interrupted);
  };
  lines.on('SIGINT', stop).on('close', stop);
  const typed = lines[Symbol.asyncIterator](); // keeps input that is typed or pasted before its question
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

/** Asks until the answer is valid: prints what `check` throws, and asks again. */
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
