import type { StorageRef, TensorRef } from './tensors.js';

/** A name that a pickle refers to. It is never looked up, and stays two words. */
export class Global {
  constructor(
    readonly module: string,
    readonly name: string,
  ) {}

  get path(): string {
    return `${this.module}.${this.name}`;
  }
}

/** An object of some class, as a record of its constructor arguments and contents. */
export class Instance {
  state: PickleValue = null;
  readonly items = new Map<PickleValue, PickleValue>();
  readonly list: PickleValue[] = [];

  constructor(
    readonly type: Global,
    readonly args: readonly PickleValue[],
  ) {}
}

/** The contents of a pickle: tuples, lists and sets are arrays, dictionaries are maps, everything else is a record. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | Global
  | Instance
  | StorageRef
  | TensorRef;
