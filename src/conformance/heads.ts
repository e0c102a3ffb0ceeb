import { readNow } from '../engine/read.js';
import type { BoundHead, HeadPart, Inputs, Signal, Tensor, Tf, Variable } from '../part.js';
import type { PartOptions } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import { boundToTry } from './bound.js';
import { type BuiltHead, buildHead, evaluation, FRAMES, trainingPass } from './built-head.js';
import { checkGradients } from './differences.js';
import { rolesOf } from './options.js';
import { Broken, NotMade, type Remark } from './outcome.js';
import { signalsToTry } from './signals.js';
import { expectAllAsked } from './variables.js';

/** A head with options and input shapes that it accepts. */
export interface Case {
  readonly options: PartOptions;
  readonly head: BoundHead;
  readonly signals: Inputs<Signal>;
}

/** Cases to test a head with: each set of options with several shapes. */
export function casesOf(part: HeadPart, shapes: number): readonly Case[] {
  const roles = rolesOf(part.schema);
  return boundToTry(part).flatMap(({ options, bound: head }) =>
    signalsToTry(head, options, roles, shapes).map((signals) => ({ options, head, signals })),
  );
}

/** `build` makes what `infer` declares: shape, variables, finite numbers, also in training and for a single row. */
export function checkShapes(tf: Tf, part: HeadPart): void {
  for (const one of casesOf(part, 3)) {
    const { options, signals } = one;
    const said = `with ${JSON.stringify(options)} on ${shapesText(signals)}`;
    for (const rows of [1, 3]) {
      withHead(tf, one, rows, (head) => {
        const passes = rows === 1 ? [evaluation] : [evaluation, trainingPass(tf)];
        for (const pass of passes) expectOutput(head, head.forward(pass), said);
        if (one.head.temporal) expectPaddingUnread(tf, head, rows, said);
        expectAllAsked(head.owned, `${said}, `);
        expectInspected(head.inspect(), rows);
      });
    }
  }
}

function expectOutput({ shape }: BuiltHead, output: Tensor, said: string): void {
  if (output.shape.join() !== shape.join()) {
    throw new Broken(`${said}, infer declares [${shape}] and build returns [${output.shape}]`);
  }
  if (!readNow(output).every(Number.isFinite)) throw new Broken(`${said}, the output is not finite`);
}

/** The content of padding does not change the outputs of a window's frames, bit for bit. */
function expectPaddingUnread(tf: Tf, head: BuiltHead, rows: number, said: string): void {
  for (const real of [1, FRAMES - 1]) {
    for (const where of ['end', 'start'] as const) {
      const kept = Array.from({ length: FRAMES }, (_, i) =>
        Number((where === 'end' ? i : FRAMES - 1 - i) < real),
      );
      const frames = tf.tensor2d(Array.from({ length: rows }, () => kept));
      const outputs = [1, -7].map((padding) => {
        for (const input of head.inputs.values()) putInPadding(tf, input, kept, padding);
        return readNow(head.forward({ ...evaluation, frames }));
      });
      const [one, other] = outputs as [Float32Array, Float32Array];
      const width = one.length / (rows * FRAMES);
      const differs = one.some(
        (value, i) => kept[Math.floor(i / width) % FRAMES] === 1 && !Object.is(value, other[i]),
      );
      if (differs)
        throw new Broken(`${said}, the values of padding at the ${where} change the output at other frames`);
      if (![...one, ...other].every(Number.isFinite))
        throw new Broken(`${said}, padding at the ${where} makes the output not finite`);
    }
  }
}

function putInPadding(tf: Tf, input: Variable, kept: readonly number[], value: number): void {
  const mask = tf.reshape(tf.tensor1d([...kept]), [1, FRAMES, ...input.shape.slice(2).map(() => 1)]);
  input.assign(tf.add(tf.mul(input, mask), tf.mul(tf.sub(1, mask), value)));
}

function expectInspected(inspected: Inputs<Tensor> | undefined, rows: number): void {
  for (const [name, tensor] of Object.entries(inspected ?? {})) {
    if (tensor.shape[0] !== rows)
      throw new Broken(`inspect returns ${name} as [${tensor.shape}], not one entry per row`);
  }
}

/** Gradients of every weight and input, in training. */
export function checkHeadGradients(tf: Tf, part: HeadPart): Remark {
  const cases = casesOf(part, 1);
  const free = cases.filter(({ head }) => head.held === undefined);
  for (const one of free) {
    withHead(tf, one, 3, (head) => {
      const weights = [...head.owned.variables].filter(([, variable]) => variable.trainable);
      const leaves = new Map<string, Variable>([...weights, ...head.inputs]);
      if (leaves.size === 0) throw new NotMade('it has neither weights nor inputs');
      checkGradients(tf, {
        leaves,
        redraw: (draw) => redraw(tf, leaves, draw),
        f: () => head.forward(trainingPass(tf)),
      });
    });
  }
  return heldRemark(cases.map(({ head }) => head));
}

/** What a part keeps constant with some of its options; thrown if it does so with all of them. */
export function heldRemark(cases: readonly { readonly held?: string | undefined }[]): Remark {
  const held = cases.flatMap(({ held }) => held ?? []);
  if (held.length === 0) return;
  const remark = `held constant on purpose: ${held[0]}`;
  if (held.length === cases.length) throw new NotMade(remark);
  return `without the options by which something is ${remark}`;
}

/** Values around 1, because a bias of 0 or a scale of 1 would hide mistakes. */
function redraw(tf: Tf, leaves: ReadonlyMap<string, Variable>, draw: number): void {
  for (const [name, variable] of leaves) {
    const data = stream(1, 'conformance', 'draw', name, draw).normal(variable.size);
    tf.tidy(() => variable.assign(tf.tensor(data, variable.shape)));
  }
}

/** Forward, gradient and pictures leave no tensors outside their tidy. */
export function checkTensors(tf: Tf, part: HeadPart): void {
  for (const one of casesOf(part, 1)) {
    const before = tf.memory().numTensors;
    withHead(tf, one, 3, (head) => {
      const inside = tf.memory().numTensors;
      tf.tidy(() => {
        head.forward(evaluation);
        head.inspect();
        tf.variableGrads(
          () => tf.sum(head.forward(trainingPass(tf))),
          [
            ...[...head.owned.variables.values()].filter(({ trainable }) => trainable),
            ...head.inputs.values(),
          ],
        );
      });
      const left = tf.memory().numTensors - inside;
      if (left !== 0) throw new Broken(`${left} tensors are left behind by a pass`);
    });
    const left = tf.memory().numTensors - before;
    if (left !== 0) throw new Broken(`${left} tensors are left behind by build`);
  }
}

function withHead(
  tf: Tf,
  { head: bound, signals }: Case,
  rows: number,
  work: (head: BuiltHead) => void,
): void {
  const head = buildHead(tf, bound, signals, rows);
  try {
    tf.tidy(() => work(head));
  } finally {
    head.dispose();
  }
}

const shapesText = (signals: Inputs<Signal>): string =>
  Object.entries(signals)
    .map(([role, { shape }]) => `${role} [${shape}]`)
    .join(', ');
