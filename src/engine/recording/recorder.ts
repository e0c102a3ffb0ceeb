import { type DataId, type DataType, engine, type TensorInfo } from '@tensorflow/tfjs-core';
import { tensorReadInStep } from '../../errors/parts.js';
import { HostError } from '../../errors/problem.js';
import type { Tensor } from '../../part.js';
import type { Numbers, TraceNode, TraceValue, ValueType } from '../../trace/trace.js';
import { OwningBackend } from '../owning-backend.js';

/** Thrown where JavaScript asks for numbers of a tensor while kernels are recorded: only constants have some. */
export class NumbersRead extends HostError {}

/** A backend without numbers that writes down each kernel it is asked for. Every result is a value of its own. */
export class Recorder extends OwningBackend<{ readonly value: TraceValue; owners: number }> {
  #nodes: TraceNode[] = [];
  #owner = '';

  /** What was recorded since the last call. */
  take(): readonly TraceNode[] {
    const nodes = this.#nodes;
    this.#nodes = [];
    return nodes;
  }

  /** Whose the kernels are that follow. */
  set owner(name: string) {
    this.#owner = name;
  }

  valueBehind({ dataId }: Pick<TensorInfo, 'dataId'>): TraceValue {
    return this.owned(dataId).value;
  }

  /** A tensor whose numbers are given when the trace runs. */
  input(name: string, shape: readonly number[]): Tensor {
    const { dataId, dtype } = this.hold({ name, shape, dtype: 'float32' });
    return engine().makeTensorFromDataId(dataId, [...shape], dtype, this) as unknown as Tensor;
  }

  /** Calls a constant by this name: it is a variable of the model. */
  call(tensor: Pick<TensorInfo, 'dataId'>, name: string): void {
    const held = this.owned(tensor.dataId);
    this.keep(tensor.dataId, { ...held, value: { ...held.value, name } });
  }

  record(node: Omit<TraceNode, 'owner'>): void {
    this.#nodes.push({ ...node, owner: this.#owner });
  }

  /** Another tensor of a value. */
  hold(value: TraceValue, shape = value.shape as readonly number[]): TensorInfo {
    const dataId = {};
    this.keep(dataId, { value, owners: 1 });
    return { dataId, shape: [...shape], dtype: value.dtype };
  }

  override write(values: unknown, shape: number[], dtype: DataType): DataId {
    return this.hold({ shape, dtype: dtype as ValueType, data: values as Numbers }).dataId;
  }

  /** The numbers of a constant; they are the same whenever the trace runs. */
  override readSync(dataId: DataId): Numbers {
    const { data } = this.valueBehind({ dataId });
    if (!data) throw new NumbersRead(tensorReadInStep);
    return data;
  }

  override async read(dataId: DataId): Promise<Numbers> {
    return this.readSync(dataId);
  }
}
