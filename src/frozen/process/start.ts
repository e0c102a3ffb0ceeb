import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { badModelFile, modelFails, modelTooLarge, modelTooSlow } from '../../errors/frozen.js';
import { EXIT, type Problem, ZooError } from '../../errors/problem.js';
import { readFrames, writeFrame } from './frames.js';
import type { ProcessLimits } from './limits.js';
import { type Load, OUT_OF_MEMORY, type ProcessAnswer, type Question, type Watch } from './protocol.js';

/** A model in a separate process. */
export interface ModelProcess {
  /** From pixels [count, height, width, 3] to [count, width], within this many seconds. */
  run(pixels: Float32Array, count: number, seconds: number): Promise<Float32Array>;
  close(): void;
}

/** The compiled file, even if tests run the sources. */
const childFile = (): string => createRequire(import.meta.url).resolve('#model-process');

const started = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

interface Waiting {
  readonly take: (answer: ProcessAnswer, body: Float32Array) => void;
  readonly fail: (error: ZooError) => void;
}

/**
 * Starts a process and loads the model in it. Throws `bad-model-file` if onnxruntime rejects the model, and
 * `model-too-large` and `model-too-slow`, as `run` does; the process is then gone.
 */
export async function startModel(
  file: string,
  bytes: Uint8Array,
  wanted: Load['load'],
  { memory, open }: ProcessLimits,
): Promise<ModelProcess> {
  const child = startChild({ memory, parent: process.pid });
  const channel = child.stdio[3] as Socket;
  const waiting: Waiting[] = [];
  let gone: ZooError | undefined;
  const end = (problem: Problem): void => {
    gone ??= new ZooError(problem, EXIT.failed);
    child.kill('SIGKILL');
    for (const one of waiting.splice(0)) one.fail(gone);
  };
  onEnd(child, (how) =>
    end(how === OUT_OF_MEMORY ? modelTooLarge(file, memory) : modelFails(file, `its process ended (${how})`)),
  );
  channel.on('error', () => undefined); // the end of the process gives the reason
  readFrames<ProcessAnswer>(channel, ({ head, body }) =>
    waiting.shift()?.take(head, new Float32Array(body.buffer)),
  );
  const ask = (
    question: Question,
    body: Uint8Array | Float32Array,
    seconds: number,
    refusal: (why: string) => Problem,
  ): Promise<Float32Array> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone);
      const stop = after(seconds, () => end(modelTooSlow(file, seconds)));
      waiting.push({
        take: ({ failed }, vectors) => {
          stop();
          if (failed === undefined) resolve(vectors);
          else reject(new ZooError(refusal(oneLine(failed)), EXIT.failed));
        },
        fail: (error) => {
          stop();
          reject(error);
        },
      });
      writeFrame(channel, question, body);
    });
  const close = (): void => void child.kill('SIGKILL');
  try {
    await ask({ load: wanted }, bytes, open, (why) => badModelFile(file, 'an ONNX model', why));
  } catch (error) {
    close();
    throw error;
  }
  return {
    run: (pixels, count, seconds) => ask({ run: { count } }, pixels, seconds, (why) => modelFails(file, why)),
    close,
  };
}

/** The child keeps this process alive only while a response is pending, through the timer of `after`. */
function startChild(watch: Watch): ChildProcess {
  const child = spawn(process.execPath, [childFile(), JSON.stringify(watch)], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  child.unref();
  for (const stream of [child.stdio[2], child.stdio[3]]) (stream as Socket).unref();
  return child;
}

/** Calls `then` with the reason why the process ended: its own message, its signal or its exit code. */
function onEnd(child: ChildProcess, then: (how: string) => void): void {
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  child.on('error', ({ message }) => then(message));
  child.on('close', (code, signal) => {
    started.delete(child);
    then(said.includes(OUT_OF_MEMORY) ? OUT_OF_MEMORY : (signal ?? `exit code ${code}`));
  });
}

/**
 * Milliseconds between two checks of the clock, and how much of a longer gap counts: the machine or this process was
 * suspended.
 */
const TICK = 200;
const MOST_PER_TICK = 1000;

/** Calls `then` after this many seconds of running time; returns a function that stops the clock. */
function after(seconds: number, then: () => void): () => void {
  let left = 1000 * seconds;
  let last = performance.now();
  const clock = setInterval(() => {
    const now = performance.now();
    left -= Math.min(now - last, MOST_PER_TICK);
    last = now;
    if (left <= 0) {
      clearInterval(clock);
      then();
    }
  }, TICK);
  return () => clearInterval(clock);
}

const oneLine = (message: string): string => message.split('\n')[0]!.replace(/\.$/, '');
