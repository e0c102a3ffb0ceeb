import { readNow } from '../engine/read.js';
import type { Scalar, Tensor, Tf, Variable } from '../part.js';
import { stream } from '../random/stream.js';
import { Broken, NotMade } from './outcome.js';

/** A function whose gradients are checked: `f` computes it from the current values of the variables. */
export interface Differentiable {
  readonly leaves: ReadonlyMap<string, Variable>;
  /** New random values at which to check. */
  redraw(draw: number): void;
  f(): Tensor;
}

/** Step lengths: the first gives the most precise differences with float32's seven digits, the second meets fewer kinks. */
const STEPS = [0.02, 0.004];
const DRAWS = 10;
const ENOUGH = 2;

/**
 * Gradients against central differences, (f(x + h v) - f(x - h v)) / 2h, of a random sum of f's entries, in a few
 * random directions v for each leaf. If the differences over h and h / 2, or to the left and to the right, disagree, f
 * has a kink there (ReLU, a choice), where gradients cannot be checked: the point is replaced by another random one.
 * Throws `Broken` with the leaf whose gradient is wrong at two smooth points.
 */
export function checkGradients(tf: Tf, at: Differentiable): void {
  const good = new Map<string, number>();
  const bad = new Map<string, { count: number; why: string }>();
  const open = (): string[] => [...at.leaves.keys()].filter((name) => (good.get(name) ?? 0) < ENOUGH);
  for (let draw = 0; draw < DRAWS && open().length > 0; draw++) {
    at.redraw(draw);
    for (const { name, verdict, why } of compare(tf, at, open(), draw)) {
      if (verdict === 'same') good.set(name, (good.get(name) ?? 0) + 1);
      if (verdict === 'other') bad.set(name, { count: (bad.get(name)?.count ?? 0) + 1, why });
    }
    const wrong = [...bad].find(([, { count }]) => count >= ENOUGH);
    if (wrong) throw new Broken(`the gradient of ${wrong[0]} is not that of the function: ${wrong[1].why}`);
  }
  const rough = [...at.leaves.keys()].filter((name) => !good.has(name));
  if (rough.length > 0) throw new NotMade(`no smooth point found for ${rough.join(', ')}`);
}

interface Comparison {
  readonly name: string;
  readonly verdict: 'same' | 'other' | 'rough';
  readonly why: string;
}

function compare(
  tf: Tf,
  { leaves, f }: Differentiable,
  names: readonly string[],
  draw: number,
): Comparison[] {
  const here = values(tf, f);
  const coefficients = stream(1, 'conformance', 'sum', draw).normal(here.length);
  const gradients = analytic(tf, leaves, f, coefficients);
  const size = here.reduce((sum, value, i) => sum + Math.abs(value * coefficients[i]!), 0);
  return names.map((name) => {
    const variable = leaves.get(name)!;
    const gradient = gradients[name]!;
    const direction = directionFor(gradient, name, draw);
    const slope = dot(gradient, direction);
    const away = (h: number): number => {
      const moved = movedValues(tf, variable, direction, h, f);
      return moved.reduce((sum, value, i) => sum + (value - here[i]!) * coefficients[i]!, 0);
    };
    const verdicts = STEPS.map((step) => () => judge(slope, away, size, step));
    return { name, ...firstSmooth(verdicts) };
  });
}

type Judgment = Omit<Comparison, 'name'>;

function firstSmooth([first, ...rest]: readonly (() => Judgment)[]): Judgment {
  const judgment = first!();
  return judgment.verdict === 'rough' && rest.length > 0 ? firstSmooth(rest) : judgment;
}

function judge(slope: number, away: (h: number) => number, size: number, step: number): Judgment {
  const [far, farBack, near, nearBack] = [away(step), away(-step), away(step / 2), away(-step / 2)];
  const wide = (far - farBack) / (2 * step);
  const narrow = (near - nearBack) / step;
  const noise = (4e-7 * size) / step + 1e-6;
  const scale = Math.max(Math.abs(slope), Math.abs(narrow));
  // The gap between the left and right slopes of a smooth function shrinks with h; at a kink it stays.
  const gap = Math.abs(far + farBack) / step;
  const nearGap = Math.abs(near + nearBack) / (step / 2);
  const rough =
    Math.abs(wide - narrow) > 0.01 * scale + 2 * noise || nearGap > 0.75 * gap + 4 * noise + 0.002 * scale;
  const why = `along a random direction it is ${slope.toPrecision(4)}, differences give ${narrow.toPrecision(4)}`;
  if (rough) return { verdict: 'rough', why };
  return { verdict: Math.abs(slope - narrow) <= 0.02 * scale + 3 * noise ? 'same' : 'other', why };
}

function analytic(
  tf: Tf,
  leaves: ReadonlyMap<string, Variable>,
  f: () => Tensor,
  coefficients: Float32Array,
): { readonly [name: string]: Float32Array } {
  return tf.tidy(() => {
    const total = () => {
      const output = f();
      return tf.sum<Scalar>(tf.mul(output, tf.tensor(coefficients, output.shape)));
    };
    const { grads } = tf.variableGrads(total, [...leaves.values()]);
    const entries = [...leaves].map(([name, { name: key, size }]) => {
      const gradient = grads[key] as Tensor | null;
      return [name, gradient ? Float32Array.from(readNow(gradient)) : new Float32Array(size)] as const;
    });
    return Object.fromEntries(entries);
  });
}

/** A unit vector: half the gradient's direction, which is the most sensitive, and half random. */
function directionFor(gradient: Float32Array, name: string, draw: number): Float32Array {
  const random = unit(stream(1, 'conformance', 'direction', name, draw).normal(gradient.length));
  const own = unit(gradient);
  return unit(random.map((value, i) => value + own[i]!));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

const values = (tf: Tf, f: () => Tensor): Float32Array => tf.tidy(() => Float32Array.from(readNow(f())));

function movedValues(
  tf: Tf,
  variable: Variable,
  direction: Float32Array,
  h: number,
  f: () => Tensor,
): Float32Array {
  const before = Float32Array.from(readNow(variable));
  const put = (data: Float32Array): void => tf.tidy(() => variable.assign(tf.tensor(data, variable.shape)));
  put(before.map((value, i) => value + h * direction[i]!));
  try {
    return values(tf, f);
  } finally {
    put(before);
  }
}
