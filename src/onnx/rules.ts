import type { TraceNode } from '../trace/trace.js';
import { elementwiseRules } from './elementwise.js';
import { mapRules } from './maps.js';
import { productRules } from './products.js';
import { reducingRules } from './reducing.js';
import { shapingRules } from './shaping.js';
import type { OnnxWriter } from './writer.js';

/** Writes a kernel as operators of ONNX. Throws `NoForm` where its attributes have no form there. */
export type Rule = (w: OnnxWriter, node: TraceNode) => void;
export type Rules = { readonly [kernel: string]: Rule };

/** How each kernel is written; one that is not here has no form in ONNX. */
export const rules: Rules = {
  ...elementwiseRules,
  ...shapingRules,
  ...reducingRules,
  ...productRules,
  ...mapRules,
};
