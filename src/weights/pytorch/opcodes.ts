import { OBJECT, type PickleMachine, utf8 } from './machine.js';
import { Global, Instance, type PickleValue } from './values.js';

type Step = (machine: PickleMachine) => void;

/**
 * The supported instructions of pickle protocols 2 to 5: everything that Python writes for data and objects. Excludes
 * instructions that call in other ways (INST, OBJ), use extensions (EXT) or refer outside the file (PERSID,
 * NEXT_BUFFER).
 */
export const opcodes: ReadonlyMap<number, Step> = new Map<number, Step>([
  [0x80, (m) => void (m.uint(1) > 5 && m.fail('its pickle is of a protocol after 5'))], // PROTO
  [0x95, (m) => void m.uint(8)], // FRAME
  ...constants(),
  ...texts(),
  ...containers(),
  ...memory(),
  ...objects(),
]);

function constants(): [number, Step][] {
  return [
    [0x4e, (m) => m.push(null)], // NONE
    [0x88, (m) => m.push(true)], // NEWTRUE
    [0x89, (m) => m.push(false)], // NEWFALSE
    [0x4b, (m) => m.push(m.uint(1))], // BININT1
    [0x4d, (m) => m.push(m.uint(2))], // BININT2
    [0x4a, (m) => m.push(m.int32())], // BININT
    [0x47, (m) => m.push(m.float64())], // BINFLOAT
    [0x8a, (m) => m.push(integer(m.take(m.uint(1))))], // LONG1
  ];
}

function texts(): [number, Step][] {
  const text = (m: PickleMachine, size: 1 | 4 | 8): void => m.push(utf8(m.take(m.uint(size))));
  const bytes = (m: PickleMachine, size: 1 | 4 | 8): void => m.push(m.take(m.uint(size)));
  return [
    [0x8c, (m) => text(m, 1)], // SHORT_BINUNICODE
    [0x58, (m) => text(m, 4)], // BINUNICODE
    [0x8d, (m) => text(m, 8)], // BINUNICODE8
    [0x55, (m) => text(m, 1)], // SHORT_BINSTRING, of Python 2
    [0x54, (m) => text(m, 4)], // BINSTRING, of Python 2
    [0x43, (m) => bytes(m, 1)], // SHORT_BINBYTES
    [0x42, (m) => bytes(m, 4)], // BINBYTES
    [0x8e, (m) => bytes(m, 8)], // BINBYTES8
    [0x96, (m) => bytes(m, 8)], // BYTEARRAY8
  ];
}

function containers(): [number, Step][] {
  const tuple = (m: PickleMachine, length: number): void =>
    made(m, Array.from({ length }, () => m.pop()).reverse());
  return [
    [0x29, (m) => made(m, [])], // EMPTY_TUPLE
    [0x85, (m) => tuple(m, 1)], // TUPLE1
    [0x86, (m) => tuple(m, 2)], // TUPLE2
    [0x87, (m) => tuple(m, 3)], // TUPLE3
    [0x74, (m) => made(m, m.sinceMark())], // TUPLE
    [0x5d, (m) => made(m, [])], // EMPTY_LIST
    [0x8f, (m) => made(m, [])], // EMPTY_SET
    [0x91, (m) => made(m, m.sinceMark())], // FROZENSET
    [0x7d, (m) => made(m, new Map())], // EMPTY_DICT
    [0x61, (m) => append(m, [m.pop()])], // APPEND
    [0x65, (m) => append(m, m.sinceMark())], // APPENDS
    [0x90, (m) => append(m, m.sinceMark())], // ADDITEMS
    [0x73, (m) => setItems(m, [m.pop(), m.pop()].reverse())], // SETITEM
    [0x75, (m) => setItems(m, m.sinceMark())], // SETITEMS
  ];
}

function memory(): [number, Step][] {
  return [
    [0x28, (m) => m.mark()], // MARK
    [0x30, (m) => void m.pop()], // POP
    [0x31, (m) => void m.sinceMark()], // POP_MARK
    [0x32, (m) => m.push(m.top())], // DUP
    [0x71, (m) => m.memoize(m.uint(1))], // BINPUT
    [0x72, (m) => m.memoize(m.uint(4))], // LONG_BINPUT
    [0x94, (m) => m.memoize()], // MEMOIZE
    [0x68, (m) => m.recall(m.uint(1))], // BINGET
    [0x6a, (m) => m.recall(m.uint(4))], // LONG_BINGET
  ];
}

function objects(): [number, Step][] {
  return [
    [0x63, (m) => made(m, new Global(m.line(), m.line()))], // GLOBAL
    [0x93, stackGlobal], // STACK_GLOBAL
    [0x52, call], // REDUCE
    [0x81, (m) => make(m)], // NEWOBJ
    [0x92, makeWithKeywords], // NEWOBJ_EX
    [0x62, build], // BUILD
    [0x51, (m) => m.push(m.host.persistent(m.pop()))], // BINPERSID
  ];
}

function made(m: PickleMachine, value: PickleValue): void {
  m.spend(OBJECT);
  m.push(value);
}

function stackGlobal(m: PickleMachine): void {
  const [name, module] = [m.pop(), m.pop()];
  if (typeof module !== 'string' || typeof name !== 'string') m.damaged();
  made(m, new Global(module, name));
}

function call(m: PickleMachine): void {
  const [args, target] = [m.pop(), m.pop()];
  if (!(target instanceof Global) || !Array.isArray(args)) m.damaged();
  made(
    m,
    m.host.call(target, args, (cost) => m.spend(cost)),
  );
}

function make(m: PickleMachine): void {
  const [args, type] = [m.pop(), m.pop()];
  if (!(type instanceof Global) || !Array.isArray(args)) m.damaged();
  made(m, new Instance(type, args));
}

/** Like `make`; ignores keyword arguments, which never contain weights. */
function makeWithKeywords(m: PickleMachine): void {
  m.pop();
  make(m);
}

/** Sets the state of a record; ignores the attributes of dictionaries and tensors, which never contain weights. */
function build(m: PickleMachine): void {
  const [state, target] = [m.pop(), m.top()];
  if (target instanceof Instance) target.state = state;
}

function append(m: PickleMachine, values: readonly PickleValue[]): void {
  const target = m.top();
  const list = target instanceof Instance ? target.list : target;
  if (!Array.isArray(list)) m.damaged();
  for (const value of values) list.push(value);
}

function setItems(m: PickleMachine, pairs: readonly PickleValue[]): void {
  const target = m.top();
  const items = target instanceof Instance ? target.items : target;
  if (!(items instanceof Map) || pairs.length % 2 > 0) m.damaged();
  for (let i = 0; i < pairs.length; i += 2) items.set(pairs[i]!, pairs[i + 1]!);
}

/** An integer from two's complement bytes; a bigint beyond 2^53. */
function integer(bytes: Uint8Array): number | bigint {
  const hex = Buffer.from(bytes).reverse().toString('hex');
  const value = hex === '' ? 0n : BigInt.asIntN(8 * bytes.length, BigInt(`0x${hex}`));
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
