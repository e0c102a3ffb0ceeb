import { float32, float64, int32, NumberColumn, OptionalColumn, uint8 } from './columns.js';
import { oneHot } from './one-hot.js';

/** The labels of one space, in the smallest form that represents all of them exactly; rows may lack a label. */
export class LabelColumn {
  readonly #forms = [() => new Bytes(), () => new Floats()];
  #kept: Form = new Classes();
  readonly #before: number;
  #length = 0;

  /** `before`: number of rows before the first one with a label of the space. */
  constructor(before: number) {
    this.#before = before;
  }

  add(label: Float32Array | undefined): void {
    while (!this.#kept.add(label)) this.#move(this.#forms.shift()!());
    this.#length++;
  }

  at(row: number): Float32Array | undefined {
    return row < this.#before ? undefined : this.#kept.at(row - this.#before);
  }

  /** Moves the labels so far to a form that can also represent new ones. */
  #move(form: Form): void {
    for (let row = 0; row < this.#length; row++) form.add(this.#kept.at(row));
    this.#kept = form;
  }
}

/** A form of storage for labels. `add` returns false if it cannot represent a label exactly. */
interface Form {
  add(label: Float32Array | undefined): boolean;
  at(row: number): Float32Array | undefined;
}

/** With more classes, their labels together are too large to keep. */
const SHARED = 1024;

/** Labels of one class each, stored as an index: with 9,000 classes, a label takes 4 bytes instead of 36,000. */
class Classes implements Form {
  readonly #classes = new OptionalColumn(int32, -1);
  /** The label of each class, which all its rows share. */
  readonly #labels: Float32Array[] = [];
  #width = 0;

  add(label: Float32Array | undefined): boolean {
    const one = label && classOf(label);
    if (label && (one === undefined || !fits(label, this.#width))) return false;
    this.#classes.add(one);
    if (label) this.#width = label.length;
    return true;
  }

  at(row: number): Float32Array | undefined {
    const one = this.#classes.at(row);
    if (one === undefined) return undefined;
    if (this.#width > SHARED) return oneHot(this.#width, one);
    this.#labels[one] ??= oneHot(this.#width, one);
    return this.#labels[one];
  }
}

/** The class of a one-hot label; undefined for other labels. */
function classOf(label: Float32Array): number | undefined {
  let found: number | undefined;
  for (let k = 0; k < label.length; k++) {
    if (label[k] === 0) continue;
    if (label[k] !== 1 || found !== undefined) return undefined;
    found = k;
  }
  return found;
}

/** Labels of small integers, such as 0 and 1, or missing. */
class Bytes implements Form {
  readonly #values = new NumberColumn(uint8);
  readonly #has = new NumberColumn(uint8);
  #width = 0;

  add(label: Float32Array | undefined): boolean {
    if (label && !(fits(label, this.#width) && areBytes(label))) return false;
    if (label && this.#width === 0) this.#start(label.length);
    const begin = this.#values.extend(this.#width);
    for (let k = 0; label && k < label.length; k++) {
      const value = label[k]!;
      this.#values.set(begin + k, Number.isNaN(value) ? MISSING : value);
    }
    this.#has.add(label ? 1 : 0);
    return true;
  }

  /** Fills in the rows before the width was known. */
  #start(width: number): void {
    this.#width = width;
    this.#values.addAll(new Uint8Array(width * this.#has.length));
  }

  at(row: number): Float32Array | undefined {
    if (this.#has.at(row) === 0) return undefined;
    const label = new Float32Array(this.#width);
    for (let k = 0; k < label.length; k++) {
      const value = this.#values.at(row * label.length + k);
      label[k] = value === MISSING ? Number.NaN : value;
    }
    return label;
  }
}

/** The byte for a missing number. */
const MISSING = 255;

function areBytes(label: Float32Array): boolean {
  for (let k = 0; k < label.length; k++) {
    const value = label[k]!;
    const isByte = (value & 0xff) === value && value !== MISSING && !Object.is(value, -0);
    if (!isByte && !Number.isNaN(value)) return false;
  }
  return true;
}

/** Whether a label has the same length as the labels before it. */
const fits = (label: Float32Array, width: number): boolean =>
  label.length > 0 && (width === 0 || label.length === width);

/** Labels stored unchanged, of any length. */
class Floats implements Form {
  readonly #values = new NumberColumn(float32);
  readonly #ends = new NumberColumn(float64);
  readonly #has = new NumberColumn(uint8);

  add(label: Float32Array | undefined): boolean {
    if (label) this.#values.addAll(label);
    this.#ends.add(this.#values.length);
    this.#has.add(label ? 1 : 0);
    return true;
  }

  at(row: number): Float32Array | undefined {
    if (this.#has.at(row) === 0) return undefined;
    return this.#values.between(row === 0 ? 0 : this.#ends.at(row - 1), this.#ends.at(row));
  }
}
