import { visibleInline, visibleMessage } from '../../../errors/printable.js';
import type { StudyUnit } from '../../../part.js';
import {
  createProgress,
  type ProgressDisplay,
  type ProgressOptions,
  type ProgressStream,
} from '../progress.js';

/** The outcome of a unit for the display. */
export type UnitEnd = 'finished' | 'stopped' | 'failed';

/** Reports the progress of a study's units, one or several at a time. */
export interface StudyDisplay extends ProgressDisplay {
  /** Sets the number of units in the study, and how many of them have already finished. */
  study(units: number, finished: number): void;
  starting(unit: StudyUnit): void;
  /** Shows a line that the process of a unit has printed. */
  working(unit: StudyUnit, line: string): void;
  ended(unit: StudyUnit, how: UnitEnd, why?: string): void;
}

/**
 * The display of a study. On a terminal, it redraws a table of the running units below earlier messages; otherwise it
 * prints plain lines. Work of this process is shown as in `zoo run`, in the row of the unit that started last.
 */
export const createStudyProgress = (stream: ProgressStream, options: ProgressOptions): StudyDisplay =>
  options.tty ? table(stream, options) : lines(stream, options);

const nameOf = ({ index, variant, seed }: StudyUnit): string => `${index}  ${variant}, seed ${seed}`;

const endOf = (how: UnitEnd, why: string | undefined): string => (why === undefined ? how : `${how}: ${why}`);

/** The number of units in each state. */
class Counts {
  units = 0;
  finished = 0;
  failed = 0;

  study(units: number, finished: number): void {
    this.units = units;
    this.finished = finished;
  }

  ended(how: UnitEnd): void {
    if (how === 'finished') this.finished++;
    if (how === 'failed') this.failed++;
  }

  text(running: number): string {
    const waiting = this.units - this.finished - this.failed - running;
    return [
      `${this.finished} of ${this.units} units finished`,
      ...(running > 0 ? [`${running} running`] : []),
      ...(this.failed > 0 ? [`${this.failed} failed`] : []),
      ...(waiting > 0 ? [`${waiting} waiting`] : []),
    ].join(', ');
  }
}

function lines(stream: ProgressStream, options: ProgressOptions): StudyDisplay {
  const progress = createProgress(stream, options);
  const counts = new Counts();
  return {
    ...progress,
    study: (units, finished) => counts.study(units, finished),
    starting: (unit) => progress.note(`unit ${nameOf(unit)}: ${unit.folder}`),
    working: ({ index }, line) => progress.note(`unit ${index}: ${line}`),
    ended: (unit, how, why) => {
      counts.ended(how);
      progress.note(`unit ${nameOf(unit)}: ${endOf(how, why)}; ${counts.text(0)}`);
    },
  };
}

/** Milliseconds between redraws. */
const REDRAW = 100;
/** How the line of a progress bar begins: cursor to the left margin, erase line. */
const ERASE_LINE = '\r\x1b[2K';

interface Row {
  readonly name: string;
  text: string;
}

/** The row for work that belongs to no unit: frozen outputs. */
const SHARED = 0;

function table(stream: ProgressStream, { now = () => performance.now() }: ProgressOptions): StudyDisplay {
  const counts = new Counts();
  const rows = new Map<number, Row>();
  let [drawn, shown, current] = [0, Number.NEGATIVE_INFINITY, SHARED];
  const width = (): number => (stream.columns || 80) - 1;
  const draw = (above = ''): void => {
    const names = Math.max(0, ...[...rows.values()].map(({ name }) => name.length));
    const body = [...rows.values()].map(({ name, text }) => `${name.padEnd(names)}  ${text}`.trim());
    if (counts.units > 0) body.push(counts.text([...rows.keys()].filter((id) => id !== SHARED).length));
    const clipped = body.map((line) => `${[...visibleInline(line)].slice(0, width()).join('')}\n`);
    stream.write(`${drawn > 0 ? `\r\x1b[${drawn}A\x1b[J` : ''}${above}${clipped.join('')}`);
    drawn = clipped.length;
    shown = now();
  };
  const said = (text: string): void => draw(`${visibleMessage(text)}\n`);
  const set = (id: number, text: string): void => {
    const row = rows.get(id);
    if (row !== undefined) row.text = text;
    if (now() - shown >= REDRAW) draw();
  };
  const write = (text: string): void => {
    if (text !== '\n') set(current, text.replace(ERASE_LINE, ''));
  };
  const own = createProgress({ write, columns: 1000 }, { tty: true, now });
  return {
    study: (units, finished) => counts.study(units, finished),
    start: (label, total, unit, done) => {
      if (current === SHARED) rows.set(SHARED, { name: '', text: '' });
      own.start(label, total, unit, done);
    },
    advance: own.advance,
    done: () => {
      own.done();
      const text = rows.get(SHARED)?.text;
      if (current === SHARED && rows.delete(SHARED)) said(text ?? '');
    },
    note: said,
    end: () => {
      rows.clear();
      draw();
      drawn = 0;
    },
    starting: (unit) => {
      current = unit.index;
      rows.set(unit.index, { name: nameOf(unit), text: '' });
      draw();
    },
    working: (unit, line) => set(unit.index, line.trim()),
    ended: (unit, how, why) => {
      const last = rows.get(unit.index)?.text ?? '';
      rows.delete(unit.index);
      counts.ended(how);
      said([nameOf(unit), endOf(how, why), ...(how === 'finished' && last ? [last] : [])].join('  '));
    },
  };
}
