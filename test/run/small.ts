import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { builtinParts } from '../../src/parts/builtin.js';
import { stream } from '../../src/random/stream.js';
import { createRegistry } from '../../src/registry.js';
import { type OpenPage, openPage } from '../../src/run/page/open.js';
import type { RunEvents, Surroundings } from '../../src/run/surroundings.js';

/** A folder with a small data set in the s-Aff-Wild2 layout whose labels follow from 16 numbers per row, and the paper's page over them. */
export interface Small {
  readonly folder: string;
  readonly context: Surroundings;
  open(set?: readonly string[]): OpenPage;
}

const WIDTH = 16;

export function smallWorkplace(): Small {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-'));
  const data = join(folder, 'data');
  mkdirSync(join(data, 'cropped_aligned'), { recursive: true });
  const vectors: string[] = [];
  for (const [split, rows] of [
    ['training', 300],
    ['validation', 120],
  ] as const) {
    const lines = Array.from({ length: rows }, (_, i) => {
      const key = `${split}/${String(i + 1).padStart(5, '0')}.jpg`;
      const x = stream(7, split, i).normal(WIDTH);
      vectors.push(JSON.stringify({ image: key, vector: Array.from(x) }));
      return [key, ...labels(x, i)].join(',');
    });
    const header = 'image,valence,arousal,expression,aus';
    writeFileSync(join(data, `${split}_set_annotations.txt`), `${[header, ...lines].join('\n')}\n`);
  }
  writeFileSync(join(folder, 'vectors.jsonl'), `${vectors.join('\n')}\n`);
  const page = join(folder, 'small.yaml');
  writeFileSync(page, pageText(folder));
  const context: Surroundings = {
    registry: createRegistry(builtinParts),
    env: {},
    cache: join(folder, 'cache'),
    zoo: resolve('zoo'),
    library: [resolve('zoo')],
    version: '0.0.0',
    now: () => new Date(0),
  };
  return { folder, context, open: (set = []) => openPage({ page, set }, context) };
}

// AU k is active where feature k is; the expression is the largest of eight features; a third of the labels is missing.
function labels(x: Float32Array, i: number): (number | string)[] {
  const units = Array.from({ length: 12 }, (_, k) => (i % 3 === 0 ? -1 : Number(x[k]! > 0.5)));
  const expression = i % 3 === 1 ? -1 : x.slice(0, 8).indexOf(Math.max(...x.slice(0, 8)));
  const affect = [x[12]!, x[13]!].map((v) => (i % 3 === 2 ? -5 : Math.tanh(v).toFixed(3)));
  return [...affect, expression, ...units];
}

const pageText = (folder: string): string => `
name: small
extends: mtl-cross-attn
data: { type: s-aff-wild2, root: ${folder}/data }
backbone: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: ${WIDTH} }
images: { train: { views: 1 } }
training: { optimizer: { type: adam, rate: 0.01 }, batch: 32, epochs: 4 }
profiles: { demo: null }
`;

/** Ignores all events; after `stopAfter` steps, the user asks to stop. */
export function quietEvents(stopAfter = Number.POSITIVE_INFINITY): RunEvents & { readonly notes: string[] } {
  let steps = 0;
  let counting = false;
  const notes: string[] = [];
  return {
    notes,
    start: (_label: string, _total: number, unit: string) => {
      counting = unit === 'steps';
    },
    advance: (n) => {
      if (counting) steps += n;
    },
    done: () => {},
    note: (text) => notes.push(text),
    stopping: () => steps >= stopAfter,
  };
}
