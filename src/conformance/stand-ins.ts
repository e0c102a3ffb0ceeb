import { defineBackbone, defineHead, type Scale, type Tensor, type VariableDeclaration } from '../part.js';

interface SourceOptions {
  readonly shape: readonly number[];
  readonly scale: Scale;
}

const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

const matrix = (rows: number, columns: number): VariableDeclaration => ({
  name: 'weight',
  shape: [rows, columns],
  init: { type: 'normal', deviation: Math.sqrt(1 / rows) },
  role: 'weight',
});

const schema = { type: 'object', properties: { input: { 'x-node': true } } };

/** Width of the rows that a part under test trains on. */
export const WIDTH = 6;

/** Side of the images for a network under test, in pixels. */
export const SIDE = 32;

/** Rows of random numbers that replace a backbone. */
export const rows = defineBackbone({
  name: 'conformance/rows',
  schema: { type: 'object' },
  bind: () => ({
    vectors: { width: WIDTH, open: async () => async (_, out) => void out.fill(0) },
  }),
});

/** A linear layer of any shape and scale: an input for a part under test. */
export const source = defineHead<SourceOptions>({
  name: 'conformance/source',
  schema,
  bind: ({ shape, scale }) => ({
    infer: ({ input }) => ({
      output: { shape, scale },
      variables: [matrix(input!.shape[0]!, product(shape))],
    }),
    build: ({ tf, variable }) => {
      const squash = new Map<Scale, (x: Tensor) => Tensor>([
        ['probabilities', tf.sigmoid],
        ['values', tf.tanh],
      ]).get(scale);
      return ({ input }) => {
        const output = tf.matMul(input!, variable('weight'));
        return tf.reshape(squash ? squash(output) : output, [-1, ...shape]);
      };
    },
  }),
});

/** A linear layer to eight logits over all entries of its input: reads the output of a part under test. */
export const answer = defineHead({
  name: 'conformance/answer',
  schema,
  bind: () => ({
    infer: ({ input }) => ({
      output: { shape: [8], scale: 'logits' },
      variables: [matrix(product(input!.shape), 8)],
    }),
    build: ({ tf, variable }) => {
      return ({ input }) => {
        const flat = tf.reshape(input!, [input!.shape[0]!, -1]);
        return tf.matMul(flat, variable('weight'));
      };
    },
  }),
});
