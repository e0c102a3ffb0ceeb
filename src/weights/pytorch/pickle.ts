import type { Fail } from '../stored-array.js';
import { type PickleHost, PickleMachine } from './machine.js';
import { opcodes } from './opcodes.js';
import type { PickleValue } from './values.js';

const STOP = 0x2e;

/**
 * Reads one pickle in `bytes`, from `at` to its STOP. Nothing in it is executed: names stay names, and the host
 * decides the result of a call, or refuses it.
 */
export function readPickle(
  bytes: Uint8Array,
  at: number,
  host: PickleHost,
  fail: Fail,
): { readonly value: PickleValue; readonly end: number } {
  const machine = new PickleMachine(bytes, at, host, fail);
  for (let code = machine.uint(1); code !== STOP; code = machine.uint(1)) {
    const step = opcodes.get(code);
    if (!step) return fail(`its pickle has an instruction that is not read (number ${code})`);
    machine.spend(1);
    step(machine);
  }
  return { value: machine.pop(), end: machine.at };
}
