import { type DataId, type DataType, engine, type TensorInfo } from '@tensorflow/tfjs-core';
import { tensorReadInStep } from '../../errors/parts.js';
import { HostError } from '../../errors/problem.js';
import type { Tensor } from '../../part.js';
import type { Numbers, TraceNode, TraceValue, ValueType } from '../../trace/trace.js';
import { OwningBackend } from '../owning-backend.js';

/** Thrown if JavaScript reads numbers of a tensor while kernels are recorded: only constants have numbers. */
export class NumbersRead extends HostError {}

/** A backend without numbers that records each kernel. Every result is a separate value. */
export class Recorder extends OwningBackend<{ readonly value: TraceValue; owners: number }> {
  #nodes: TraceNode[] = [];
  #owner = '';

  /** Returns the kernels recorded since the last call. */
  take(): readonly TraceNode[] {
    const nodes = this.#nodes;
    this.#nodes = [];
    return nodes;
  }

  /** Sets the owner of the following kernels. */
  set owner(name: string) {
    this.#owner = name;
  }

  valueBehind({ dataId }: Pick<TensorInfo, 'dataId'>): TraceValue {
    return this.owned(dataId).value;
  }

  /** A tensor whose numbers are supplied when the trace runs. */
  input(name: string, shape: readonly number[]): Tensor {
    const { dataId, dtype } = this.hold({ name, shape, dtype: 'float32' });
    return engine().makeTensorFromDataId(dataId, [...shape], dtype, this) as unknown as Tensor;
  }

  /** Names a constant: it is a variable of the model. */
  call(tensor: Pick<TensorInfo, 'dataId'>, name: string): void {
    const held = this.owned(tensor.dataId);
    this.keep(tensor.dataId, { ...held, value: { ...held.value, name } });
  }

  record(node: Omit<TraceNode, 'owner'>): void {
    this.#nodes.push({ ...node, owner: this.#owner });
  }

  /** Another tensor for a value. */
  hold(value: TraceValue, shape = value.shape as readonly number[]): TensorInfo {
    const dataId = {};
    this.keep(dataId, { value, owners: 1 });
    return { dataId, shape: [...shape], dtype: value.dtype };
  }

  override write(values: unknown, shape: number[], dtype: DataType): DataId {
    return this.hold({ shape, dtype: dtype as ValueType, data: values as Numbers }).dataId;
  }

  /** The numbers of a constant, which are the same in every run of the trace. */
  override readSync(dataId: DataId): Numbers {
    const { data } = this.valueBehind({ dataId });
    if (!data) throw new NumbersRead(tensorReadInStep);
    return data;
  }

  override async read(dataId: DataId): Promise<Numbers> {
    return this.readSync(dataId);
  }
}
