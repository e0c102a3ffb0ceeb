import { type SamOptions, schema } from '../../generated/gradients/sam.js';
import { globalNorm } from '../../layers/global-norm.js';
import {
  defineGradient,
  type Evaluation,
  type Scalar,
  type Tensor,
  type Tf,
  type Variable,
} from '../../part.js';

/**
 * Sharpness-aware minimization: the gradient at w + e, the worst weights within `rho`; two passes.
 *
 *   e = rho g / |g|,  g the gradient at w, |g| over all variables together
 *   adaptive: e = rho w^2 g / | |w| g |
 *
 * Weights whose gradient is in `factors` are not moved: the second pass computes their products at w + e (`Factors`).
 *
 * The loss is the one at w. The variables end bit-identical to their initial values; running statistics are updated
 * in the first pass (`statistics: twice`: in both, as the code of Nguyen et al. 2022 does). Foret et al. 2021; ASAM,
 * Kwon et al. 2021.
 */
export default defineGradient({
  name: 'sam',
  schema,
  bind: (options) => ({
    passes: 2,
    compute(tf, variables, evaluate) {
      const first = { updateStatistics: true, factored: !options.adaptive };
      const { loss, gradients, factors } = evaluate(first);
      const before = variables.map((variable) => tf.clone(variable));
      try {
        climb(tf, options, variables, { gradients, factors });
        tf.dispose(gradients as Tensor[]);
        const worst = evaluate({ updateStatistics: options.statistics === 'twice' });
        worst.loss.dispose();
        return { loss, gradients: worst.gradients };
      } finally {
        variables.forEach((variable, i) => {
          variable.assign(before[i]!);
        });
        tf.dispose(before);
      }
    },
  }),
});

/** Moves the variables to w + e, those in `factors` implicitly. */
function climb(
  tf: Tf,
  { rho, adaptive }: SamOptions,
  variables: readonly Variable[],
  { gradients, factors }: Pick<Evaluation, 'gradients' | 'factors'>,
) {
  tf.tidy(() => {
    const scaled = adaptive ? gradients.map((g, i) => tf.mul(tf.abs(variables[i]!), g)) : gradients;
    const norm = globalNorm(tf, scaled, factors?.squares());
    const reach = tf.div<Scalar>(rho, tf.add(norm, 1e-12));
    factors?.move(reach);
    variables.forEach((variable, i) => {
      if (factors?.has(variable)) return;
      const direction = adaptive ? tf.mul(tf.abs(variable), scaled[i]!) : scaled[i]!;
      variable.assign(tf.add(variable, tf.mul(direction, reach)));
    });
  });
}
