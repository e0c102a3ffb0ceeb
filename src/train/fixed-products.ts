import { operation } from '../layers/operation.js';
import { rowSum } from '../layers/sums.js';
import type { Factors, FixedRows, Scalar, Tensor, Tf, Variable } from '../part.js';

/** A product x W of a step. */
interface Product {
  readonly x: Tensor;
  /** x W. */
  readonly value: Tensor;
  /** x x^T d, where d is the gradient of the product in the first pass. */
  along?: Tensor;
  /** sum((x x^T d) * d), the squared norm of the gradient x^T d. */
  square?: Scalar;
}

/**
 * The products of weights with rows that are the same in both passes of a step, see `Factors`. The first pass keeps
 * each product and the two factors of its gradient; later passes compute the product from these, and the gradient of
 * the weight as usual. All tensors live until `dispose`.
 */
export class FixedProducts implements Factors, FixedRows {
  /** The first pass differentiates with respect to it: it keeps the products in the gradient of the loss. */
  readonly leaf: Variable;
  #tf: Tf;
  #variables: ReadonlySet<Variable>;
  #inputs: ReadonlySet<Tensor>;
  #products = new Map<Variable, Product>();
  #first = true;
  #distance: Scalar | undefined;

  /** `variables`: the weights that the rule moves; `inputs`: the tensors of the batch, which no pass changes. */
  constructor(tf: Tf, variables: readonly Variable[], inputs: readonly Tensor[]) {
    this.#tf = tf;
    this.#variables = new Set(variables);
    this.#inputs = new Set(inputs);
    this.leaf = tf.variable(tf.scalar(0), true);
  }

  isFixed(input: Tensor): boolean {
    return this.#inputs.has(input);
  }

  has(weight: Variable): boolean {
    return this.#products.has(weight);
  }

  /** Ends the first pass. */
  end(): void {
    this.#first = false;
  }

  multiply(x: () => Tensor, weight: Variable): Tensor {
    const product = this.#products.get(weight);
    if (!this.#first && product) return this.#moved(product, weight);
    const isMoved = this.#first && this.#variables.has(weight);
    return isMoved ? this.#initial(x(), weight) : this.#tf.matMul(x(), weight);
  }

  squares(): Scalar[] {
    return [...this.#products.values()].flatMap(({ square }) => (square ? [this.#tf.clone(square)] : []));
  }

  move(distance: Scalar): void {
    this.#distance?.dispose();
    this.#distance = this.#tf.keep(this.#tf.clone(distance));
  }

  dispose(): void {
    for (const { x, value, along, square } of this.#products.values())
      this.#tf.dispose([x, value, along, square].filter((one) => one !== undefined));
    this.#tf.dispose([this.leaf, ...(this.#distance ? [this.#distance] : [])]);
  }

  #initial(x: Tensor, weight: Variable): Tensor {
    const tf = this.#tf;
    if (this.has(weight)) throw new Error(`${weight.name} is used in two products`);
    const product: Product = { x: tf.keep(tf.clone(x)), value: tf.keep(tf.matMul(x, weight)) };
    this.#products.set(weight, product);
    return operation(tf, [this.leaf], () => ({
      value: tf.clone(product.value),
      saved: [],
      gradient: (d) => {
        product.along = tf.keep(tf.matMul(tf.matMul(x, x, false, true), d));
        product.square = tf.keep(tf.sum<Scalar>(rowSum(tf, tf.mul(product.along, d))));
        return [tf.scalar(0)];
      },
    }));
  }

  #moved({ x, value, along }: Product, weight: Variable): Tensor {
    const tf = this.#tf;
    return operation(tf, [weight], () => ({
      value: this.#distance && along ? tf.add(value, tf.mul(along, this.#distance)) : tf.clone(value),
      saved: [],
      gradient: (d) => [tf.matMul(x, d, true, false)],
    }));
  }
}
