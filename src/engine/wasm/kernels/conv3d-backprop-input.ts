import { unsupportedOperation } from '../../../errors/engine.js';
import { ZooError } from '../../../errors/problem.js';
import type { WasmKernel } from '../kernel.js';

/** Refused: the stock kernel returns wrong numbers. */
export const conv3dBackpropInput: WasmKernel = {
  name: 'Conv3DBackpropInputV2',
  make: () => () => {
    throw new ZooError(
      unsupportedOperation('The input gradient of conv3d', 'its kernel gives wrong numbers'),
    );
  },
};
