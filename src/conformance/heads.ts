import { readNow } from '../engine/read.js';
import type { BoundHead, HeadPart, Inputs, Signal, Tensor, Tf, Variable } from '../part.js';
import type { PartOptions } from '../plan/plan.js';
import { stream } from '../random/stream.js';
import { boundToTry } from './bound.js';
import { type BuiltHead, buildHead, evaluation, trainingPass } from './built-head.js';
import { checkGradients } from './differences.js';
import { rolesOf } from './options.js';
import { Broken, NotMade, type Remark } from './outcome.js';
import { signalsToTry } from './signals.js';
import { expectAllAsked } from './variables.js';

/** A head with options and input shapes that it takes. */
export interface Case {
  readonly options: PartOptions;
  readonly head: BoundHead;
  readonly signals: Inputs<Signal>;
}

/** Cases to try a head with: all options, each with several shapes. */
export function casesOf(part: HeadPart, shapes: number): readonly Case[] {
  const roles = rolesOf(part.schema);
  return boundToTry(part).flatMap(({ options, bound: head }) =>
    signalsToTry(head, options, roles, shapes).map((signals) => ({ options, head, signals })),
  );
}

/** What `infer` says is what `build` makes: shape, variables, finite numbers; in training, and for a single row too. */
export function checkShapes(tf: Tf, part: HeadPart): void {
  for (const one of casesOf(part, 3)) {
    const { options, signals } = one;
    const said = `with ${JSON.stringify(options)} on ${shapesText(signals)}`;
    for (const rows of [1, 3]) {
      withHead(tf, one, rows, (head) => {
        const passes = rows === 1 ? [evaluation] : [evaluation, trainingPass(tf)];
        for (const pass of passes) expectOutput(head, head.forward(pass), rows, said);
        expectAllAsked(head.owned, `${said}, `);
        expectInspected(head.inspect(), rows);
      });
    }
  }
}

function expectOutput({ declared }: BuiltHead, output: Tensor, rows: number, said: string): void {
  const expected = [rows, ...declared.output.shape];
  if (output.shape.join() !== expected.join()) {
    throw new Broken(`${said}, infer says [${expected}] and build gives [${output.shape}]`);
  }
  if (!readNow(output).every(Number.isFinite)) throw new Broken(`${said}, the output is not finite`);
}

function expectInspected(inspected: Inputs<Tensor> | undefined, rows: number): void {
  for (const [name, tensor] of Object.entries(inspected ?? {})) {
    if (tensor.shape[0] !== rows)
      throw new Broken(`inspect gives ${name} as [${tensor.shape}], not row by row`);
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

/** What a part holds constant with some of its options; thrown where it does with all of them. */
export function heldRemark(cases: readonly { readonly held?: string | undefined }[]): Remark {
  const held = cases.flatMap(({ held }) => held ?? []);
  if (held.length === 0) return;
  const remark = `held constant on purpose: ${held[0]}`;
  if (held.length === cases.length) throw new NotMade(remark);
  return `without the options by which something is ${remark}`;
}

/** Values of about 1: a bias of zero, or a scale of one, would hide mistakes. */
function redraw(tf: Tf, leaves: ReadonlyMap<string, Variable>, draw: number): void {
  for (const [name, variable] of leaves) {
    const data = stream(1, 'conformance', 'draw', name, draw).normal(variable.size);
    tf.tidy(() => variable.assign(tf.tensor(data, variable.shape)));
  }
}

/** Forward, gradient and pictures leave nothing outside their tidy. */
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
