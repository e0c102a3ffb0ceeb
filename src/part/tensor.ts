/** The tensor library that parts receive. */
import type * as core from '@tensorflow/tfjs-core';

/** The tensor library, passed as a value, so that a plugin never brings a second copy of it. */
export type Tf = typeof core;

/** A tensor of any rank. */
export type Tensor = core.Tensor;

/** A tensor that can be reassigned: owned by a node and updated by training. */
export type Variable = core.Variable;

/** A tensor of one number, such as a loss. */
export type Scalar = core.Scalar;
