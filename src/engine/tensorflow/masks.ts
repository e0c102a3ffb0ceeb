import type { Tf } from '../../part.js';
import { sizeOf } from '../../trace/trace.js';
import { type Attribute, type Backend, type Binding, install, type Output, type Values } from './kernel.js';

/** Types of TensorFlow that its binding does not name (tf_datatype.h). */
const [UINT16, UINT64] = [17, 23];

/** TensorFlow's number of the algorithm Philox4x32-10. */
const PHILOX = 1;

/** A mask, and how it is drawn: `Bernoulli` of src/random/stream.ts. */
interface Mask {
  readonly shape: readonly number[];
  readonly key: readonly number[];
  readonly counter: readonly number[];
  readonly bits: number;
  readonly threshold: number;
  readonly kept: number;
}

/** The bytes of at least 128 in the first block of Philox4x32-10 for key and counter 0, the known answer of its authors. */
const KNOWN = '1,1,0,0,1,1,0,1,0,1,0,1,1,1,0,1';

/**
 * Draws dropout masks on all threads: TensorFlow's generator is the one of src/random/philox.ts, so the numbers are the same. Where
 * they are not, masks are drawn as on other engines.
 */
export function addMasks(tf: Tf): void {
  if (!isRight((tf.backend() as unknown as Backend).binding)) return;
  install(
    tf,
    'BernoulliMask',
    () =>
      ({ attrs, backend }) =>
        backend.createOutputTensor(draw(backend.binding, attrs)),
  );
}

function isRight(binding: Binding): boolean {
  try {
    const check = { shape: [16], key: [0, 0], counter: [0, 0, 0, 0], bits: 8, threshold: 128, kept: 1 };
    const { id } = draw(binding, check);
    const isKnown = binding.tensorDataSync(id).join() === KNOWN;
    binding.deleteTensor(id);
    return isKnown;
  } catch {
    return false;
  }
}

function draw(binding: Binding, { shape, key, counter, bits, threshold, kept }: Mask): Output {
  const { TF_FLOAT, TF_INT32, TF_INT64, TF_BOOL, TF_UINT8 } = binding;
  const made: number[] = [];
  const own = (id: number): number => {
    made.push(id);
    return id;
  };
  const given = (type: number, shape: readonly number[], values: Values): number =>
    own(binding.createTensor(shape, type, values));
  const type = (name: string, value: number): Attribute => ({ name, type: binding.TF_ATTR_TYPE, value });
  const run = (name: string, attributes: readonly Attribute[], ...inputs: number[]) =>
    binding.executeOp(name, attributes, inputs, 1)[0]!;
  const cast = (from: number, to: number, x: number) =>
    run('Cast', [type('SrcT', from), type('DstT', to)], x);
  const bitcast = (from: number, to: number, x: number): number =>
    own(run('Bitcast', [type('T', from), type('type', to)], x).id);

  const size = sizeOf(shape);
  const words = 4 * Math.ceil((size * bits) / 128);
  const lane = bits === 8 ? TF_UINT8 : UINT16;
  const drawn = run(
    'StatelessRandomUniformFullIntV2',
    [type('dtype', TF_INT32), type('Tshape', TF_INT32)],
    given(TF_INT32, [1], Int32Array.of(words)),
    bitcast(TF_INT64, UINT64, given(TF_INT64, [1], Int32Array.from(key))),
    bitcast(TF_INT64, UINT64, given(TF_INT64, [2], Int32Array.from(counter))),
    given(TF_INT32, [], Int32Array.of(PHILOX)),
  );
  const lanes = bitcast(TF_INT32, lane, own(drawn.id));
  const least = own(cast(TF_INT32, lane, given(TF_INT32, [], Int32Array.of(threshold))).id);
  const isKept = own(run('GreaterEqual', [type('T', lane)], lanes, least).id);
  const ones = own(cast(TF_BOOL, TF_FLOAT, isKept).id);
  const float = type('T', TF_FLOAT);
  const reshape = (x: number, shape: readonly number[]) =>
    run(
      'Reshape',
      [float, type('Tshape', TF_INT32)],
      x,
      given(TF_INT32, [shape.length], Int32Array.from(shape)),
    );
  const index = (value: number): number => given(TF_INT32, [1], Int32Array.of(value));
  const flat = own(reshape(ones, [(words * 32) / bits]).id);
  const first = own(run('Slice', [float, type('Index', TF_INT32)], flat, index(0), index(size)).id);
  const shaped = own(reshape(first, shape).id);
  const mask = run('Mul', [float], shaped, given(TF_FLOAT, [], Float32Array.of(kept)));
  for (const id of made) binding.deleteTensor(id);
  return mask;
}
