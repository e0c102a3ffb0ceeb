const ROWS = 12;

/** The example of a new data set: faces in a few strokes, and their table. */
export function exampleFiles(): { readonly [path: string]: readonly string[] } {
  const faces = Array.from({ length: ROWS }, (_, i) => {
    const [valence, arousal] = [Math.cos(2.4 * i), Math.sin(1.7 * i)].map((value) => value.toFixed(2));
    const split = i % 3 === 2 ? 'validation' : 'train';
    return {
      image: `faces/${String(i + 1).padStart(2, '0')}.svg`,
      split,
      valence: valence!,
      arousal: arousal!,
    };
  });
  const drawn = faces.map(({ image, valence, arousal }) => [
    `example/${image}`,
    face(Number(valence), Number(arousal)),
  ]);
  const table = faces.map(({ image, split, valence, arousal }) => [image, split, valence, arousal].join());
  return {
    'example/labels.csv': ['image,split,valence,arousal', ...table],
    ...Object.fromEntries(drawn),
  };
}

/** The mouth goes up with valence, the eyes open with arousal. */
const face = (valence: number, arousal: number): string[] => [
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">',
  '  <rect width="64" height="64" fill="#789"/>',
  '  <circle cx="32" cy="32" r="27" fill="#fc9"/>',
  ...[22, 42].map(
    (x) => `  <ellipse cx="${x}" cy="25" rx="5" ry="${(4 + 3 * arousal).toFixed(1)}" fill="#333"/>`,
  ),
  `  <path d="M18 44 Q32 ${(44 + 12 * valence).toFixed(1)} 46 44" stroke="#a33" stroke-width="3" fill="none"/>`,
  '</svg>',
];
