import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { costOf } from '../../src/run/page/cost.js';
import { explain } from '../../src/run/page/explain.js';
import { openPage, openPageToRun } from '../../src/run/page/open.js';
import { outsideFacts } from '../../src/run/record/outside.js';
import { runPage } from '../../src/run/run.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import { concealer } from '../../src/spec/conceal.js';
import { looksSecret, withVariables } from '../../src/spec/environment.js';
import { quietEvents, type Small, smallWorkplace } from './small.js';

/** The codes of the problems found when a page is opened. */
function codesOf(page: string, context: Surroundings): readonly string[] {
  try {
    openPage({ page }, context);
    return [];
  } catch (error) {
    if (error instanceof ZooError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

let small: Small;
let context: Surroundings;
let page: string;

beforeAll(() => {
  small = smallWorkplace();
  const env = { FACES_FOLDER: join(small.folder, 'data'), VECTORS: join(small.folder, 'vectors.jsonl') };
  context = { ...small.context, env };
  page = join(small.folder, 'by-env.yaml');
  writeFileSync(
    page,
    `name: by-env\nextends: small.yaml\ndata: { root: "\${env:FACES_FOLDER}" }\nbackbone: { file: "\${env:VECTORS}" }\ntraining: { epochs: 1 }\ntrackers: { table: { type: csv } }\n`,
  );
});

describe('paths by environment variables', () => {
  it('are opened by a run, which keeps the references and no value', async () => {
    const folder = join(small.folder, 'run');
    const open = await openPageToRun({ page }, context, quietEvents());
    expect(open.plan.data.root).toBe(context.env.FACES_FOLDER);
    expect(open.page.data.root).toBe('${env:FACES_FOLDER}');
    const record = await runPage({ open, engine: 'wasm', folder, resume: false }, context, quietEvents());
    const print = createHash('sha256').update(context.env.FACES_FOLDER!).digest('hex').slice(0, 16);
    expect(record.environment['variable FACES_FOLDER']).toBe(`sha256 ${print}`);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    );
    const texts = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'latin1'));
    expect(texts.join('')).toContain('root: ${env:FACES_FOLDER}');
    expect(texts.join('')).toContain('${env:FACES_FOLDER}/cropped_aligned/validation/00001.jpg');
    expect(texts.join('').includes(context.env.FACES_FOLDER!)).toBe(false);
    expect(texts.join('').includes(context.env.VECTORS!)).toBe(false);
  });

  it('are shown by plans, explanations and comparisons as they are written', async () => {
    const open = openPage({ page }, context);
    const { cost } = await costOf(open, 'wasm', context);
    expect(cost.rows.known).toBe(true); // the folder was read
    const { value } = explain({ page }, 'data.root', context);
    expect(value).toBe('${env:FACES_FOLDER}');
    const shown = JSON.stringify([open.plan, cost, open.page]);
    expect(shown.includes(context.env.FACES_FOLDER!)).toBe(false);
  });

  it('that are not set are a problem of a run only', () => {
    const without = { ...context, env: {} };
    expect(codesOf(page, without)).toEqual(['no-data-folder']);
  });
});

it('the hosts that a user allows are recorded if weights are fetched', () => {
  const allowing = { ...context, allow: { env: [], hosts: ['models.lan', '::1'], outside: [] } };
  const facts = (weights: string) =>
    outsideFacts(openPage({ page }, context).page, [page, weights], allowing);
  expect(facts('http://models.lan/net.onnx')['--allow-host']).toBe('models.lan, ::1');
  expect(facts(page)).not.toHaveProperty('--allow-host');
});

describe('a page may not', () => {
  const written = (text: string): string => {
    const file = join(small.folder, 'asks.yaml');
    writeFileSync(file, `name: asks\nextends: small.yaml\n${text}\n`);
    return file;
  };

  it('read a variable that looks like a credential, unless it is allowed', () => {
    const file = written('data: { root: "${env:DATA_KEY}" }');
    const env = { DATA_KEY: small.folder };
    expect(codesOf(file, { ...context, env })).toEqual(['variable-not-allowed']);
    const allow = { env: ['DATA_KEY'], hosts: [], outside: [] };
    expect(codesOf(file, { ...context, env, allow })).toEqual([]);
  });

  it('build a URL from a variable, from its value or from the text around it', () => {
    const weights = (text: string) => written(`backbone: { type: efficientnet-b0, weights: "${text}" }`);
    const env = { HERE: 'https://example.org/w', PLAIN: 'w.safetensors' };
    for (const text of [
      'http://x/?k=${env:PLAIN}',
      '${env:HERE}',
      '${env:PLAIN}://x',
      '${env:NO,https://x/y}',
    ])
      expect(codesOf(weights(text), { ...context, env })).toEqual(['variable-in-url']);
    expect(codesOf(weights('${env:PLAIN}'), { ...context, env })).toEqual(['weights-not-found']);
  });
});

it.each([
  ['AWS_SECRET_ACCESS_KEY', true],
  ['HF_TOKEN', true],
  ['PGPASSWORD', true],
  ['OPENAI_API_KEY', true],
  ['DB_PASS', true],
  ['S_AFF_WILD2', false],
  ['VGG_FACE', false],
  ['KEYBOARD_PHOTOS', false],
  ['PASSPORT_PHOTOS', false],
  ['AUTHOR_FACES', false],
  ['PWD', false],
])('%s looks like a credential: %s', (name, secret) => expect(looksSecret(name)).toBe(secret));

it('paths that contain references show them again', () => {
  const env = { A: '/data/a/', B: '/data/ab' };
  const conceal = concealer({ one: '${env:A}', two: ['${env:B}'], three: '${env:A}b/${env:NO,c}' }, env);
  expect(['/data/a/x.png', '/data/ab/x.png', '/data/a', '/data/abc/x', '/data/x'].map(conceal)).toEqual([
    '${env:A}/x.png',
    '${env:B}/x.png',
    '${env:A}',
    '/data/abc/x',
    '/data/x',
  ]);
  expect(withVariables({ x: ['${env:A}b/${env:NO,c}', '${env:NO}'] }, env)).toEqual({
    x: ['/data/a/b/c', '${env:NO}'],
  });
});
