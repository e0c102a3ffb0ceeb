/**
 * Writes a table of invented flats: numbers to predict from, a price and how a flat was sold.
 *
 *     node flats.mjs FILE [COUNT]
 *
 * Some cells are empty. The same count gives the same file.
 */
import { writeFileSync } from 'node:fs';

/** Uniform numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomNumbers(7);
const between = (least, most) => least + (most - least) * random();
/** About normal, by the sum of three uniform numbers. */
const noise = (width) => width * (random() + random() + random() - 1.5);

function flat() {
  const area = Math.round(between(25, 140));
  const rooms = Math.max(1, Math.round(area / 28 + noise(1)));
  const floor = Math.floor(between(0, 8));
  const built = Math.round(between(1890, 2022));
  const distance = Number((between(0.2, 15) ** 1.2).toFixed(1)); // to the center, km
  const lift = random() < (built > 1960 ? 0.8 : 0.2) ? 1 : 0;
  const balcony = random() < 0.5 ? 1 : 0;
  const age = Math.abs(built - 1955) / 60; // old and new ones are liked, those between are not
  const meter = 5200 * Math.exp(-distance / 14) * (0.75 + 0.35 * age) * (1 + 0.05 * balcony);
  const stairs = lift ? 1 + 0.01 * floor : 1 - 0.035 * floor;
  const price = Math.round((area * meter * stairs * (1 + noise(0.12))) / 1000) * 1000;
  const appeal = 1.4 - distance / 8 + (rooms - 2.5) * 0.5 + balcony * 0.8 - (lift ? 0 : floor * 0.35);
  const sold = appeal + noise(1.2) > 0.6 ? 'quickly' : appeal > -1 ? 'in time' : 'slowly';
  return [area, rooms, random() < 0.03 ? '' : floor, built, distance, lift, balcony, price, sold];
}

const [file = 'flats.csv', count = '2000'] = process.argv.slice(2);
const rows = Array.from({ length: Number(count) }, (_, i) => [i + 1, ...flat()].join(','));
const header = 'id,area,rooms,floor,built,distance,lift,balcony,price,sold';
writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
process.stdout.write(`${file}: ${count} rows\n`);
