import { type DataId, KernelBackend } from '@tensorflow/tfjs-core';

/** A backend that keeps a value for each tensor, as long as tensors own it. */
export abstract class OwningBackend<V extends { owners: number }> extends KernelBackend {
  readonly #values = new Map<DataId, V>();

  /** The value of a tensor. */
  protected owned(dataId: DataId): V {
    return this.#values.get(dataId)!;
  }

  protected keep(dataId: DataId, value: V): void {
    this.#values.set(dataId, value);
  }

  /** Called when the last owner of a value is gone. */
  protected released(_value: V): void {}

  override refCount(dataId: DataId): number {
    return this.#values.get(dataId)?.owners ?? 0;
  }

  override incRef(dataId: DataId): void {
    this.owned(dataId).owners++;
  }

  override disposeData(dataId: DataId, force = false): boolean {
    const value = this.#values.get(dataId);
    if (!value) return true;
    value.owners--;
    if (value.owners > 0 && !force) return false;
    value.owners = 0;
    this.#values.delete(dataId);
    this.released(value);
    return true;
  }

  override numDataIds(): number {
    return this.#values.size;
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: true };
  }

  override floatPrecision(): 32 {
    return 32;
  }

  override epsilon(): number {
    return 1e-7;
  }

  override dispose(): void {}
}
