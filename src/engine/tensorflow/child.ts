import { spawn } from 'node:child_process';

/** The result of a program: its exit code (null if it could not start), and its output. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program and waits for it, without a shell. */
export function runProgram(command: string, args: readonly string[], cwd?: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
      });
    }
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
