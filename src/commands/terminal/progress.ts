import { visibleInline, visibleMessage } from '../../errors/printable.js';

/** Where progress is written, usually stderr. */
export interface ProgressStream {
  write(text: string): unknown;
  readonly columns?: number | undefined;
}

export interface ProgressOptions {
  /** True: redraws one line; false (a pipe, CI): writes a plain line now and then. */
  readonly tty: boolean;
  /** Milliseconds since any fixed time. */
  readonly now?: () => number;
}

/** Reports the progress of one task after another. */
export interface ProgressDisplay {
  /** Starts a task of `total` units, such as `au`, 56, `steps`; `done` of them were finished before (a resumed run). */
  start(label: string, total: number, unit: string, done?: number): void;
  /** Reports `n` more finished units; `note` (a loss, a score) is shown beside them. */
  advance(n: number, note?: string): void;
  /** Ends the task: its last line stays. */
  done(): void;
  /** Writes a line of text in place of the bar, which is redrawn below. */
  note(text: string): void;
  /** Ends the display when the work is interrupted: the bar stays, and further output starts on a new line. */
  end(): void;
}

interface Task {
  readonly label: string;
  readonly total: number;
  readonly unit: string;
  readonly began: number;
  /** Units that were done before the task began: they do not count for its rate. */
  readonly before: number;
  count: number;
  note: string;
  /** When a line was last written. */
  shown: number;
}

/** Milliseconds between redraws of a terminal's line, and between plain lines. */
const REDRAW = 100;
const PLAIN = 10_000;
const BAR = 24;

/**
 * Progress with rate and remaining time: one line with a bar on a terminal, otherwise a plain line every ten seconds
 * and at the end.
 */
export function createProgress(
  stream: ProgressStream,
  { tty, now = () => performance.now() }: ProgressOptions,
): ProgressDisplay {
  let task: Task | undefined;
  let open = false; // the cursor is on the line of a bar
  const draw = (current: Task, foreign: string) => {
    const text = visibleInline(foreign);
    current.shown = now();
    open = tty;
    stream.write(tty ? `\r\x1b[2K${[...text].slice(0, (stream.columns || 80) - 1).join('')}` : `${text}\n`);
  };
  const end = () => {
    if (open) stream.write('\n');
    open = false;
    task = undefined;
  };
  return {
    start(label, total, unit, done = 0) {
      task = { label, total, unit, began: now(), before: done, count: done, note: '', shown: now() };
      if (tty) draw(task, line(task, now(), true));
    },
    advance(n, note) {
      if (!task) return;
      task.count += n;
      task.note = note ?? task.note;
      if (now() - task.shown >= (tty ? REDRAW : PLAIN)) draw(task, line(task, now(), tty));
    },
    done() {
      if (!task) return;
      draw(task, summary(task, now()));
      end();
    },
    note(text) {
      stream.write(`${open ? '\r\x1b[2K' : ''}${visibleMessage(text)}\n`);
      open = false;
    },
    end,
  };
}

/** `au ━━━━━━────── 50 %  28/56 steps  7.1/s  0:04 left  loss 0.41` */
function line(task: Task, now: number, bar: boolean): string {
  const share = task.total > 0 ? Math.min(1, task.count / task.total) : 0;
  const seconds = (now - task.began) / 1000;
  const rate = seconds > 0 ? (task.count - task.before) / seconds : 0;
  const filled = Math.round(BAR * share);
  return [
    bar ? `${task.label} ${'━'.repeat(filled)}${'─'.repeat(BAR - filled)}` : task.label,
    `${Math.floor(100 * share)} %`,
    `${task.count}/${task.total} ${task.unit}`,
    ...(rate > 0 ? [`${figure(rate)}/s`, `${clock((task.total - task.count) / rate)} left`] : []),
    ...(task.note ? [task.note] : []),
  ].join('  ');
}

/** `au  56 steps in 0:08  7.0/s  P_AU 54.2` */
function summary({ label, count, before, unit, began, note }: Task, now: number): string {
  const seconds = (now - began) / 1000;
  const rate = seconds > 0 ? [`${figure((count - before) / seconds)}/s`] : [];
  return [label, `${count} ${unit} in ${clock(seconds)}`, ...rate, ...(note ? [note] : [])].join('  ');
}

const figure = (rate: number): string => (rate < 10 ? rate.toFixed(1) : Math.round(rate).toString());

/** `3725 -> "1:02:05"`, `65 -> "1:05"`. */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number): string => value.toString().padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
