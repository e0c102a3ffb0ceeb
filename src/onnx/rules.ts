import type { TraceNode } from '../trace/trace.js';
import { elementwiseRules } from './elementwise.js';
import { mapRules } from './maps.js';
import { productRules } from './products.js';
import { reducingRules } from './reducing.js';
import { shapingRules } from './shaping.js';
import type { OnnxWriter } from './writer.js';

/** Writes a kernel as ONNX operators. Throws `NoForm` if ONNX cannot express its attributes. */
export type Rule = (w: OnnxWriter, node: TraceNode) => void;
export type Rules = { readonly [kernel: string]: Rule };

/** The rule of each kernel; a kernel without one cannot be expressed in ONNX. */
export const rules: Rules = {
  ...elementwiseRules,
  ...shapingRules,
  ...reducingRules,
  ...productRules,
  ...mapRules,
};
