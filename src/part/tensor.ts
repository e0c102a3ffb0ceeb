/** The tensor library, as parts get it. */
import type * as core from '@tensorflow/tfjs-core';

/** The tensor library, passed in as a value, so that a plugin never brings a second copy of it. */
export type Tf = typeof core;

/** A tensor of any rank. */
export type Tensor = core.Tensor;

/** A tensor that can be assigned again: what a node owns and training moves. */
export type Variable = core.Variable;

/** A tensor of one number: what a loss gives. */
export type Scalar = core.Scalar;
