import type { Exportable } from './format.js';

/** What an export calls its input: `image` or `vector`, unless a head has that name. */
export function inputName({ trace, spliced }: Pick<Exportable, 'trace' | 'spliced'>): string {
  const name = spliced ? 'image' : trace.inputs[0]!.name;
  return trace.outputs.some((one) => one.name === name) ? `${name}_input` : name;
}
