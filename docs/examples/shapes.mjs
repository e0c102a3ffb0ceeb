/**
 * Draws a small data set that has nothing to do with faces. Each image shows one shape, with its kind, color, marks, size and angle.
 *
 *     node shapes.mjs FOLDER [COUNT]
 *
 * writes FOLDER/images/0001.png and so on, 64 x 64 pixels, and FOLDER/labels.csv. The same count gives the same files. There is
 * no split column: the page splits the rows.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const SIDE = 64;
const COLORS = { red: '#d33', green: '#2a3', blue: '#36d', yellow: '#ec2', purple: '#83b' };

/** Polygons around the origin with radius 1; a mirror image is the same shape at another angle. */
const SHAPES = {
  triangle: polygon([90, 225, 315]),
  square: polygon([45, 135, 225, 315]),
  star: polygon(
    Array.from({ length: 10 }, (_, i) => 90 + 36 * i),
    (i) => (i % 2 === 0 ? 1 : 0.45),
  ),
  arrow: [
    [0, -1],
    [0.7, 0],
    [0.28, 0],
    [0.28, 1],
    [-0.28, 1],
    [-0.28, 0],
    [-0.7, 0],
  ],
};

function polygon(angles, radius = () => 1) {
  return angles.map((angle, i) => {
    const turn = (angle * Math.PI) / 180;
    return [radius(i) * Math.cos(turn), -radius(i) * Math.sin(turn)];
  });
}

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

/** One image: its labels, and its drawing as SVG. */
function drawing(number) {
  const random = randomNumbers(number);
  const pick = (names) => names[Math.floor(random() * names.length)];
  const shape = pick(Object.keys(SHAPES));
  const color = pick(Object.keys(COLORS));
  const marks = ['outline', 'dot', 'shadow'].filter(() => random() < 0.4);
  const size = Math.round(18 + 22 * random());
  const angle = Math.round(-40 + 80 * random());
  const [x, y] = [32 + 8 * (random() - 0.5), 32 + 8 * (random() - 0.5)];
  const gray = Math.round(200 + 50 * random());
  const points = SHAPES[shape].map(([a, b]) => `${(a * size) / 2},${(b * size) / 2}`).join(' ');
  const turned = (dx, dy, paint) =>
    `<g transform="translate(${x + dx} ${y + dy}) rotate(${angle})"><polygon points="${points}" ${paint}/></g>`;
  const has = (mark) => marks.includes(mark);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">`,
    `<rect width="${SIDE}" height="${SIDE}" fill="rgb(${gray},${gray},${gray})"/>`,
    has('shadow') ? turned(4, 4, 'fill="#000" fill-opacity="0.3"') : '',
    turned(0, 0, `fill="${COLORS[color]}"${has('outline') ? ' stroke="#000" stroke-width="2.5"' : ''}`),
    has('dot') ? `<circle cx="${x}" cy="${y}" r="3.5" fill="#fff"/>` : '',
    '</svg>',
  ].join('');
  return { shape, color, marks: marks.join(' '), size, angle, svg };
}

const [folder = 'shapes', count = '1500'] = process.argv.slice(2);
mkdirSync(join(folder, 'images'), { recursive: true });
const lines = ['image,shape,color,marks,size,angle'];
for (let number = 1; number <= Number(count); number++) {
  const { svg, ...labels } = drawing(number);
  const image = `images/${String(number).padStart(4, '0')}.png`;
  await sharp(Buffer.from(svg)).png().toFile(join(folder, image));
  lines.push([image, ...Object.values(labels)].join(','));
}
writeFileSync(join(folder, 'labels.csv'), `${lines.join('\n')}\n`);
process.stdout.write(`${folder}: ${count} images and labels.csv\n`);
