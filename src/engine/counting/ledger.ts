import { type DataId, type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { tensorReadInStep } from '../../errors/parts.js';
import { OwningBackend } from '../owning-backend.js';

/** The counts for work on the counting engine. */
export interface Counts {
  /** Floating-point operations of matrix products, convolutions and depthwise convolutions; a multiply-add counts as two. */
  readonly flops: Flops;
  /** Bytes that all other kernels read and write, which determine their time. */
  readonly moved: number;
  readonly kernels: number;
  /** Maximum bytes of all tensors at any moment. */
  readonly peak: number;
}

/** By kind of kernel, because engines differ in speed between the three. */
export interface Flops {
  readonly products: number;
  readonly convolutions: number;
  readonly depthwise: number;
}

interface Buffer {
  readonly bytes: number;
  readonly dtype: DataType;
  owners: number;
}

const NOTHING: Counts = {
  flops: { products: 0, convolutions: 0, depthwise: 0 },
  moved: 0,
  kernels: 0,
  peak: 0,
};

/** A backend without numbers: it tracks the size of each tensor, and what the kernels would have done. */
export class Ledger extends OwningBackend<Buffer> {
  #live = 0;
  #counts = NOTHING;

  /** Returns the counts since the last call; the peak restarts from the live tensors. */
  take(): Counts {
    const counts = this.#counts;
    this.#counts = { ...NOTHING, peak: this.#live };
    return counts;
  }

  count(flops: Partial<Flops>, moved: number): void {
    const { products, convolutions, depthwise } = this.#counts.flops;
    this.#counts = {
      ...this.#counts,
      flops: {
        products: products + (flops.products ?? 0),
        convolutions: convolutions + (flops.convolutions ?? 0),
        depthwise: depthwise + (flops.depthwise ?? 0),
      },
      moved: this.#counts.moved + moved,
      kernels: this.#counts.kernels + 1,
    };
  }

  /** A tensor of this shape with a new buffer. */
  allocate(shape: readonly number[], dtype: DataType): TensorInfo {
    const bytes = util.sizeFromShape([...shape]) * util.bytesPerElement(dtype === 'string' ? 'int32' : dtype);
    const dataId = {};
    this.keep(dataId, { bytes, dtype, owners: 1 });
    this.#live += bytes;
    if (this.#live > this.#counts.peak) this.#counts = { ...this.#counts, peak: this.#live };
    return { dataId, shape: [...shape], dtype };
  }

  /** Another tensor that shares the buffer. */
  share({ dataId, dtype }: TensorInfo, shape: readonly number[]): TensorInfo {
    this.incRef(dataId);
    return { dataId, shape: [...shape], dtype };
  }

  override write(_values: unknown, shape: number[], dtype: DataType): DataId {
    return this.allocate(shape, dtype).dataId;
  }

  override readSync(): never {
    throw new Error(tensorReadInStep);
  }

  override async read(): Promise<never> {
    return this.readSync();
  }

  protected override released({ bytes }: Buffer): void {
    this.#live -= bytes;
  }

  override memory() {
    return { unreliable: false };
  }
}
