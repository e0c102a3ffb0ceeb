import { defineHead, refuse, widthOf } from 'declarative-zoo';
import { schema } from '../../generated/heads/sample-part.js';

/**
 * Two nodes mixed unit by unit, with a learned share:
 *
 *   h = s a + (1 - s) b,  s = sigmoid(share)
 *
 * In: `a`, `b` [batch, width]. Out: [batch, width], on the scale of `a`. Variable: `share` [width]. Refuses `b` if a
 * and b differ in width.
 */
export default defineHead({
  name: 'sample-part',
  schema,
  bind: ({ share }) => ({
    infer(inputs) {
      const width = widthOf(inputs, 'a');
      if (widthOf(inputs, 'b') !== width) refuse('b', 'a and b must be equally wide');
      const init = { type: 'constant', value: Math.log(share / (1 - share)) } as const;
      return {
        output: { shape: [width], scale: inputs.a!.scale },
        variables: [{ name: 'share', shape: [width], init, role: 'weight' }],
      };
    },
    build({ tf, variable }) {
      return ({ a, b }) => {
        const part = tf.sigmoid(variable('share'));
        return tf.add(tf.mul(part, a!), tf.mul(tf.sub(1, part), b!));
      };
    },
  }),
});
