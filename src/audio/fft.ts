/** Replaces complex numbers, real and imaginary parts in separate arrays, by their Fourier transform. */
export type Fft = (re: Float64Array, im: Float64Array) => void;

/**
 * The discrete Fourier transform of `n` complex numbers, X_k = sum_j x_j exp(-2 pi i j k / n), for any n; fast if n has
 * only small factors (Cooley and Tukey 1965, decimation in time).
 */
export function createFft(n: number): Fft {
  const factors = factorsOf(n);
  const order = orderOf(factors);
  const steps = stepsOf(n, factors);
  const [inRe, inIm] = [new Float64Array(n), new Float64Array(n)];
  return (re, im) => {
    inRe.set(re);
    inIm.set(im);
    for (let i = 0; i < n; i++) {
      re[i] = inRe[order[i]!]!;
      im[i] = inIm[order[i]!]!;
    }
    for (const step of steps) step(re, im);
  };
}

/** Prime factors, in ascending order. */
function factorsOf(n: number): number[] {
  const factors: number[] = [];
  for (let p = 2, rest = n; rest > 1; ) {
    if (rest % p === 0) {
      factors.push(p);
      rest /= p;
    } else p = p * p > rest ? rest : p + 1;
  }
  return factors;
}

/** The position of each number before the first step: every p-th together, and so on within each group. */
function orderOf(factors: readonly number[]): Int32Array {
  let order = [0];
  for (const p of [...factors].reverse()) {
    const inner = order.map((at) => at * p);
    order = Array.from({ length: p }, (_, k) => inner.map((at) => at + k)).flat();
  }
  return Int32Array.from(order);
}

/** One step for each factor, from the last to the first: it combines p transforms of m numbers into one of p m. */
function stepsOf(n: number, factors: readonly number[]): Fft[] {
  const cos = Float64Array.from({ length: n }, (_, k) => Math.cos((2 * Math.PI * k) / n));
  const sin = Float64Array.from({ length: n }, (_, k) => -Math.sin((2 * Math.PI * k) / n));
  const steps: Fft[] = [];
  let m = 1;
  for (const p of [...factors].reverse()) {
    steps.push(p === 2 ? joinTwo(n, m, cos, sin) : joinSeveral(n, m, p, cos, sin));
    m *= p;
  }
  return steps;
}

const joinTwo =
  (n: number, m: number, cos: Float64Array, sin: Float64Array): Fft =>
  (re, im) => {
    const turn = n / (2 * m);
    for (let j = 0; j < m; j++) {
      const c = cos[j * turn]!;
      const s = sin[j * turn]!;
      for (let a = j; a < n; a += 2 * m) {
        const b = a + m;
        const x = re[b]! * c - im[b]! * s;
        const y = re[b]! * s + im[b]! * c;
        re[b] = re[a]! - x;
        im[b] = im[a]! - y;
        re[a] = re[a]! + x;
        im[a] = im[a]! + y;
      }
    }
  };

function joinSeveral(n: number, m: number, p: number, cos: Float64Array, sin: Float64Array): Fft {
  const [x, y] = [new Float64Array(p), new Float64Array(p)];
  const step = n / (p * m);
  return (re, im) => {
    for (let start = 0; start < n; start += p * m) {
      for (let j = 0; j < m; j++) {
        for (let k = 0; k < p; k++) {
          const at = start + j + k * m;
          const turn = j * k * step;
          x[k] = re[at]! * cos[turn]! - im[at]! * sin[turn]!;
          y[k] = re[at]! * sin[turn]! + im[at]! * cos[turn]!;
        }
        for (let q = 0; q < p; q++) {
          let sumRe = x[0]!;
          let sumIm = y[0]!;
          for (let k = 1; k < p; k++) {
            const turn = ((q * k) % p) * (n / p);
            sumRe += x[k]! * cos[turn]! - y[k]! * sin[turn]!;
            sumIm += x[k]! * sin[turn]! + y[k]! * cos[turn]!;
          }
          re[start + j + q * m] = sumRe;
          im[start + j + q * m] = sumIm;
        }
      }
    }
  };
}
