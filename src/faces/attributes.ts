import type { Identity } from './identity.js';

/** The header of the table of attributes. */
export const ATTRIBUTES = 'image,split,person,age,masculine,glasses';

/** Number of age classes, from young to old. */
const AGES = 4;

/** A line of the table: an image, its person, and how the person is drawn. The age is the index of its class. */
export function attributesLine(image: string, split: string, person: number, who: Identity): string {
  const age = Math.min(AGES - 1, Math.floor(AGES * who.age));
  return [image, split, person, age, Number(who.masculine), Number(who.glasses !== 'none')].join(',');
}
