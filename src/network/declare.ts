import type { ImageSize, Init, VariableDeclaration } from '../part.js';
import { type ConvOptions, HALVES, type Network, type Ops } from './ops.js';

type Shape = readonly number[];

/** Facts about a network that need no tensor. */
export interface NetworkDeclaration {
  /** Width of each flattened output, in the order in which they are joined. */
  readonly outputs: { readonly [output: string]: number };
  /** Shapes of the outputs that are not vectors. */
  readonly shapes?: { readonly [output: string]: Shape };
  /** In the order of first use. */
  readonly variables: readonly VariableDeclaration[];
  /** Operations of one forward pass of one image: convolutions and dense layers (elementwise work adds a few percent). */
  readonly flops: number;
}

/**
 * Computes the shapes, variables and costs of a network for RGB images of `size`. Convolutions start at
 * N(0, sqrt(2 / (k * k * filters))), depthwise ones at N(0, sqrt(2 / (k * k))) (timm's rule for EfficientNet, He's
 * fan-out rule), batch norms at the identity, biases at zero.
 */
export function declareNetwork(network: Network, size: ImageSize): NetworkDeclaration {
  const ledger = new Ledger();
  const outputs = network(shapeOps(ledger), [...size, 3]);
  const widths = Object.entries(outputs).map(([name, shape]) => [name, product(shape)] as const);
  return {
    outputs: Object.fromEntries(widths),
    shapes: Object.fromEntries(Object.entries(outputs).filter(([, shape]) => shape.length > 1)),
    variables: [...ledger.variables.values()],
    flops: ledger.flops,
  };
}

class Ledger {
  readonly variables = new Map<string, VariableDeclaration>();
  flops = 0;

  add(name: string, shape: Shape, init: Init, role: 'weight' | 'statistic' = 'weight'): void {
    if (this.variables.has(name)) throw new Error(`two variables of the network are named ${name}`);
    this.variables.set(name, { name, shape, init, role });
  }
}

const normal = (deviation: number): Init => ({ type: 'normal', deviation });
const constant = (value: number): Init => ({ type: 'constant', value });

function shapeOps(ledger: Ledger): Ops<Shape> {
  const same = (x: Shape): Shape => x;
  return {
    conv: (x, name, options) => {
      const { kernel, filters } = options;
      const out = [...convolved(x, options), filters];
      ledger.add(
        `${name}.weight`,
        [kernel, kernel, channels(x), filters],
        normal(Math.sqrt(2 / (kernel * kernel * filters))),
      );
      if (options.bias) ledger.add(`${name}.bias`, [filters], constant(0));
      ledger.flops += 2 * kernel * kernel * channels(x) * product(out);
      return out;
    },
    depthwise: (x, name, options) => {
      const { kernel } = options;
      const out = [...convolved(x, options), channels(x)];
      ledger.add(
        `${name}.weight`,
        [kernel, kernel, channels(x), 1],
        normal(Math.sqrt(2 / (kernel * kernel))),
      );
      if (options.bias) ledger.add(`${name}.bias`, [channels(x)], constant(0));
      ledger.flops += 2 * kernel * kernel * product(out);
      return out;
    },
    batchNorm: (x, name) => {
      ledger.add(`${name}.weight`, [channels(x)], constant(1));
      ledger.add(`${name}.bias`, [channels(x)], constant(0));
      ledger.add(`${name}.running_mean`, [channels(x)], constant(0), 'statistic');
      ledger.add(`${name}.running_var`, [channels(x)], constant(1), 'statistic');
      return x;
    },
    relu: same,
    swish: same,
    sigmoid: same,
    hardSigmoid: same,
    hardSwish: same,
    dropout: same,
    dropPath: same,
    add: (a, b) => alike(a, b),
    scale: (x, gate) => {
      alike([channels(x)], gate);
      return x;
    },
    maxPool: (x, options = HALVES) => [...convolved(x, options), channels(x)],
    globalAveragePool: (x) => [channels(x)],
    flatten: (x) => [product(x)],
    places: (x) => [x[0]! * x[1]!, channels(x)],
    linear: (x, name, { units, init }) => {
      ledger.add(`${name}.weight`, [channels(x), units], init);
      ledger.add(`${name}.bias`, [units], constant(0));
      ledger.flops += 2 * channels(x) * units;
      return [units];
    },
  };
}

const channels = (shape: Shape): number => shape[shape.length - 1]!;
const product = (shape: Shape): number => shape.reduce((a, b) => a * b, 1);

function convolved(
  x: Shape,
  { kernel, stride, padding }: Omit<ConvOptions, 'filters' | 'bias'>,
): [number, number] {
  const side = (length: number): number =>
    padding === 'same'
      ? Math.ceil(length / stride)
      : Math.floor((length + 2 * padding - kernel) / stride) + 1;
  return [side(x[0]!), side(x[1]!)];
}

function alike(a: Shape, b: Shape): Shape {
  if (a.join() !== b.join()) throw new Error(`shapes [${a}] and [${b}] do not fit`);
  return a;
}
