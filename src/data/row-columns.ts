import type { Row, Split, VideoSound } from '../part.js';
import {
  CodedColumn,
  float64,
  int32,
  NumberColumn,
  OptionalColumn,
  TextColumn,
  type TextIndex,
  uint8,
} from './columns.js';
import { LabelColumn } from './label-column.js';
import { MadeList } from './made-list.js';

/** Rows of a data set in typed columns, read as a list that makes a row on request and does not keep it. */
export class RowColumns extends MadeList<Row> {
  readonly #columns: Columns;

  constructor(columns = new Columns()) {
    super(
      () => columns.length,
      (row) => columns.at(row),
    );
    this.#columns = columns;
  }

  /** Rows with keys in an index, which keeps the only copy of them. */
  static withKeys(index: TextIndex): RowColumns {
    return new RowColumns(new Columns(index));
  }

  /** Adds a row at the end; `number` is that of its key, if the index has it. */
  add(row: Row, number?: number): void {
    this.#columns.add(row, number);
  }

  /** The same rows with other splits, in their order. */
  withSplits(splits: readonly Split[]): RowColumns {
    return new RowColumns(this.#columns.withSplits(splits));
  }
}

/** All fields of rows, column by column. */
class Columns {
  length = 0;
  /** The keys that the index lacks. */
  readonly keys = new TextColumn();
  readonly keyNumbers = new OptionalColumn(int32, -1);
  readonly members = new CodedColumn<string>();
  readonly images = new TextColumn();
  readonly hasImage = new NumberColumn(uint8);
  splits = new CodedColumn<Split>();
  readonly groups = new CodedColumn<string>();
  readonly sequences = new CodedColumn<string>();
  readonly positions = new OptionalColumn(float64, Number.NaN);
  readonly sounds = new CodedColumn<VideoSound>();
  /** Absent until a row has one. */
  boxes: NumberColumn<Float64Array> | undefined;
  readonly labels = new Map<string, LabelColumn>();

  constructor(readonly index?: TextIndex) {}

  add(row: Row, number?: number): void {
    this.keys.add(number === undefined ? row.key : '');
    this.keyNumbers.add(number);
    this.members.add(row.member);
    this.images.add(row.image ?? '');
    this.hasImage.add(row.image === null ? 0 : 1);
    this.splits.add(row.split);
    this.groups.add(row.group);
    this.sequences.add(row.sequence);
    this.positions.add(row.position);
    this.sounds.add(row.sound);
    this.#addBox(row.box);
    for (const space in row.labels)
      if (!this.labels.has(space)) this.labels.set(space, new LabelColumn(this.length));
    this.labels.forEach((column, space) => {
      column.add(row.labels[space]);
    });
    this.length++;
  }

  at(row: number): Row {
    const made: { -readonly [name in keyof Row]: Row[name] } = {
      key: this.keyAt(row),
      image: this.hasImage.at(row) === 1 ? this.images.at(row) : null,
      split: this.splits.at(row)!,
      labels: this.labelsAt(row),
    };
    const [member, group, sequence] = [this.members.at(row), this.groups.at(row), this.sequences.at(row)];
    const [position, sound] = [this.positions.at(row), this.sounds.at(row)];
    if (member !== undefined) made.member = member;
    if (group !== undefined) made.group = group;
    if (sequence !== undefined) made.sequence = sequence;
    if (position !== undefined) made.position = position;
    if (sound !== undefined) made.sound = sound;
    const box = this.boxes?.between(4 * row, 4 * row + 4);
    if (box && !Number.isNaN(box[0])) made.box = [box[0]!, box[1]!, box[2]!, box[3]!];
    return made;
  }

  keyAt(row: number): string {
    const number = this.keyNumbers.at(row);
    return number === undefined ? this.keys.at(row) : this.index!.at(number);
  }

  #addBox(box: Row['box']): void {
    if (!box && !this.boxes) return;
    if (!this.boxes) {
      this.boxes = new NumberColumn(float64);
      for (let row = 0; row < this.length; row++) this.boxes.addAll(NO_BOX);
    }
    this.boxes.addAll(box ?? NO_BOX);
  }

  labelsAt(row: number): Row['labels'] {
    const labels: { [space: string]: Float32Array } = {};
    for (const [space, column] of this.labels) {
      const label = column.at(row);
      if (label) labels[space] = label;
    }
    return labels;
  }

  withSplits(splits: readonly Split[]): Columns {
    const column = new CodedColumn<Split>();
    for (const split of splits) column.add(split);
    return Object.assign(Object.create(Columns.prototype), this, { splits: column });
  }
}

const NO_BOX = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
