import type { BackbonePart } from '../part.js';
import type { Network } from './ops.js';

/** The network of a backbone with its options (checked, defaults filled) bound. Throws where the part has none. */
export function bindNetwork(part: BackbonePart, options: object): Network {
  const { network, name } = part;
  if (!network) throw new Error(`backbone ${name} has no network`);
  return (ops, image) => network(ops, image, options as never);
}
