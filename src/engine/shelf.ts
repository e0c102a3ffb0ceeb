import { cpu } from './cpu/record.js';
import { onnx } from './onnx/record.js';
import type { EngineRecord } from './record.js';
import { tensorflow } from './tensorflow/record.js';
import { wasm } from './wasm/record.js';

/** Every engine, in the order in which `auto` tries them; the reference is never tried. */
export const engines = [tensorflow, wasm, onnx, cpu] as const;

/** What proofs compare other engines with. */
export const reference = cpu.name;

/** The engines that a run can have, in the same order. */
export const offered = engines.filter((one) => !one.isReference);

/** What `--engine` takes. */
export const choices = ['auto' as const, ...offered.map(({ name }) => name)];

/** The engines that zoo can make. */
export const installable = offered.filter((one: EngineRecord) => one.install !== undefined);
