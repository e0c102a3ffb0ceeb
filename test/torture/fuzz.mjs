import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { manners } from './workshop.mjs';

/** Number of pages given to one `zoo validate`, which starts up once for all. */
const PAGES_AT_ONCE = 25;
/** Only the beginning of a weights file is mutated: that is where its structure is. */
const STRUCTURE = 4096;

const tokens = [
  'null',
  '~',
  '{}',
  '[]',
  '-1',
  '0',
  '1e999',
  '.nan',
  '.inf',
  '""',
  '*x',
  '&x',
  '<<:',
  '!!js/function',
  '${env:HOME}',
  '${',
  '\u0000',
  '\u202e',
  'a'.repeat(5000),
  '[[[[[[[[',
  '? ',
  '- - -',
  '---',
  '...',
  '%YAML 9',
  '99999999999999999999',
  'true',
  'heads',
  'extends: .',
];

/** Mutated pages and weights files: each is accepted or refused in sentences, in bounded time. */
export async function fuzz({ shop, ledger, rounds }) {
  await fuzzPages({ shop, ledger, rounds });
  await fuzzWeights({ shop, ledger, rounds });
}

async function fuzzPages({ shop, ledger, rounds }) {
  const folder = resolve('zoo');
  const seeds = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (let round = 0; round < rounds && ledger.hasTime(); round++) {
    const files = Array.from({ length: PAGES_AT_ONCE }, (_, i) => {
      const file = shop.place(`fuzz-${i}.yaml`);
      writeFileSync(
        file,
        mutatedText(readFileSync(join(folder, ledger.random.pick(seeds)), 'utf8'), ledger.random),
      );
      return file;
    });
    const result = await shop.zoo(['validate', ...files]);
    ledger.count(`pages of round ${round}`, manners(result, 'validate'));
  }
}

function mutatedText(text, random) {
  let lines = text.split('\n');
  for (let n = 1 + random.below(4); n > 0; n--) {
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    const column = random.below(line.length + 1);
    const edits = [
      () => (lines[at] = line.slice(0, column) + random.pick(tokens) + line.slice(column)),
      () => (lines[at] = line.replace(/: .*/, `: ${random.pick(tokens)}`)),
      () => lines.splice(at, 1),
      () => lines.splice(at, 0, lines[random.below(lines.length)] ?? ''),
      () => (lines[at] = `${' '.repeat(random.below(6))}${line.trimStart()}`),
      () => (lines = [...lines.slice(0, at), ...lines]),
    ];
    random.pick(edits)();
  }
  return lines.join('\n');
}

async function fuzzWeights({ shop, ledger, rounds }) {
  const seeds = weightFiles();
  for (let round = 0; round < rounds && ledger.hasTime(); round++) {
    const { name, bytes } = ledger.random.pick(seeds);
    const file = shop.place(`fuzz-${name}`);
    writeFileSync(file, mutatedBytes(bytes, ledger.random));
    const result = await shop.zoo(['weights', 'inspect', file]);
    ledger.count(`${name} of round ${round}`, manners(result, 'weights inspect'));
  }
}

/** A real file of each format in the repository. */
function weightFiles() {
  const wanted = /\.(safetensors|pt|pth|npz|npy|onnx)$/;
  const found = ['zoo/weights', 'test'].flatMap((folder) =>
    readdirSync(resolve(folder), { recursive: true })
      .map((name) => join(resolve(folder), String(name)))
      .filter((file) => wanted.test(file) && statSync(file).isFile()),
  );
  const smallest = new Map();
  for (const file of found) {
    const ending = wanted.exec(file)[1];
    const size = statSync(file).size;
    if (!(smallest.get(ending)?.size <= size)) smallest.set(ending, { file, size });
  }
  return [...smallest].map(([ending, { file }]) => ({
    name: `weights.${ending}`,
    bytes: readFileSync(file),
  }));
}

function mutatedBytes(original, random) {
  let bytes = Buffer.from(original);
  for (let n = 1 + random.below(8); n > 0; n--) {
    const at = random.below(Math.min(bytes.length, STRUCTURE) || 1);
    const edits = [
      () => (bytes[at] = random.below(256)),
      () => (bytes[at] ^= 1 << random.below(8)),
      () => (bytes = bytes.subarray(0, random.below(bytes.length + 1))),
      () => bytes.fill(255, at, at + random.below(9)),
      () => (bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at >> 1)])),
    ];
    random.pick(edits)();
  }
  return bytes;
}
