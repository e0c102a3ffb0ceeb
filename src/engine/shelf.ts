import { cpu } from './cpu/record.js';
import { onnx } from './onnx/record.js';
import type { EngineRecord } from './record.js';
import { tensorflow } from './tensorflow/record.js';
import { wasm } from './wasm/record.js';

/** Every engine, in the order in which `auto` tries them; it never tries the reference. */
export const engines = [tensorflow, wasm, onnx, cpu] as const;

/** The engine that tests compare others with. */
export const reference = cpu.name;

/** The engines available to runs, in the same order. */
export const offered = engines.filter((one) => !one.isReference);

/** The values of `--engine`. */
export const choices = ['auto' as const, ...offered.map(({ name }) => name)];

/** The engines that zoo can install. */
export const installable = offered.filter((one: EngineRecord) => one.install !== undefined);
