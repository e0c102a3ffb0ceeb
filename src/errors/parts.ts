import { ended } from './printable.js';
import { EXIT, type Problem, ZooError } from './problem.js';

/**
 * A part cannot work with the value of one of its options; the part writes the message. For an option that names a node,
 * this is usually the shape of that node: `zoo plan` shows every shape.
 */
export const optionRefused = (path: string | undefined, why: string): Problem => ({
  code: 'option-refused',
  message: ended(why),
  path,
});

/** A bug in a part: which part, what it did, and where. */
export interface PartFault {
  /** `losses.mine/focal` */
  readonly part: string;
  /** The plugin that contains it; absent if it is built in. */
  readonly plugin?: string | undefined;
  /** The function of the part that was called. */
  readonly call: string;
  /** What the function did: `throws TypeError: x is not a function`. */
  readonly what: string;
  /** `src/parts/losses/focal.ts:12`, if the stack contains a line of the plugin. */
  readonly line?: string | undefined;
  /** Where the page uses the part: `heads.au`. */
  readonly path?: string | undefined;
  /** The usual cause of such a bug, and its fix. */
  readonly hint?: string | undefined;
  /** Whether a stack is available. */
  readonly thrown?: boolean;
}

/**
 * A part has a bug. Report it to its author.
 *
 * @example losses.mine/focal has a bug: build throws TypeError: tf.lgo is not a function, at
 * src/parts/losses/focal.ts:12. It comes from plugin "mine". Set ZOO_DEBUG=1 to see the stack.
 */
export const partBug = ({ part, plugin, call, what, line, path, hint, thrown }: PartFault): Problem => ({
  code: 'part-bug',
  message: [
    ended(`${part} has a bug: ${call} ${what.replace(/\.$/, '')}${line ? `, at ${line}` : ''}`),
    hint,
    plugin ? `It comes from plugin "${plugin}".` : 'It is part of zoo: please report it.',
    thrown && 'Set ZOO_DEBUG=1 to see the stack.',
  ]
    .filter(Boolean)
    .join(' '),
  path,
});

/** A plain Error for options or inputs that do not suit a part: only `refuse` tells the user which ones. */
export const hintRefuse = 'If an option or input does not suit it, it should call refuse(option, why).';

/** A method of tensors in other libraries. */
export const hintChained = (method: string): string =>
  `If that is a tensor, write tf.${method}(x, ...): the chained form x.${method}(...) does not exist here.`;

/** Thrown if a part has a bug; `cause` is the error that it threw. */
export class PartBug extends ZooError {
  constructor(problems: Problem | readonly Problem[], cause: unknown) {
    super(problems, EXIT.failed, { cause });
    this.name = 'PartBug';
  }

  override map(change: (problem: Problem) => Problem): ZooError {
    return new PartBug(this.problems.map(change), this.cause);
  }
}

export const needsVector = (role: string, shape: readonly number[]): string =>
  `${role} must be a vector per row, but has shape [${shape.join(', ')}]`;

export const tooManyNeighbors = (neighbors: number, nodes: number): string =>
  `a graph of ${nodes} nodes cannot keep ${neighbors} neighbors each: make neighbors ${nodes} or less`;

export const headsOfWidth = (heads: number, width: number): string =>
  `${heads} heads cannot share a width of ${width} evenly: choose heads that divide it`;

export const resetOfLstm = 'an lstm has no reset gate: leave reset out, or choose cell: gru';

export const stepsAnswerLast =
  'a head that reads the steps of a row outputs its last state: set answer: last';

export const unevenSteps = (steps: number, width: number): string =>
  `the input has ${width} numbers, which ${steps} steps cannot share evenly: set steps to the number of its hops`;

export const valueUnlikeKey = (key: number, value: number): string =>
  `key and value must be equally wide, but are ${key} and ${value} wide`;

/** A part reads the numbers of a tensor while a step is compiled; the text before it names the part and its line. */
export const tensorReadInStep =
  'the numbers of a tensor are read in the middle of a step, where an engine on a GPU has none yet: compute with tensors instead';
