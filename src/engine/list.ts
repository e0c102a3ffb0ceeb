import type { EngineName, EngineSettings } from './engine.js';
import type { Presence } from './record.js';
import { offered } from './shelf.js';

/** What is installed of each engine, in the order in which `auto` tries them; loads no tensor library. */
export const listEngines = (
  settings: EngineSettings,
): readonly (Presence & { readonly name: EngineName })[] =>
  offered.map((record) => ({ name: record.name, ...record.find(settings) }));
