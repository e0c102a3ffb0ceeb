import { rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prediction } from '../../src/prediction.js';
import type { ServedModel } from '../../src/serve/model.js';
import { type LogEntry, type ServeOptions, type Serving, startServer } from '../../src/serve/server.js';
import { type Predicting, startWorker } from '../../src/serve/worker-thread.js';
import { type Runs, trainedRuns } from './runs.js';

let runs: Runs;
let models: readonly ServedModel[];
const limits = { bytes: 200_000, megapixels: 1, time: 5000, queue: 64 };
const batching = { size: 8, wait: 5, workers: 1, threads: 1 };
const open: Serving[] = [];

const serve = async (more: Partial<ServeOptions> = {}): Promise<Serving> => {
  const common = { models, host: '127.0.0.1', port: 0, limits, batching, version: '1.2.3', page: 'no page' };
  const serving = await startServer({ ...common, ...more });
  open.push(serving);
  return serving;
};

const JSON_TYPE = { 'content-type': 'application/json' };
interface Answer {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
}

async function post(
  serving: Serving,
  path: string,
  body: string | Uint8Array<ArrayBuffer> | FormData,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(serving.address + path, { method: 'POST', body, headers });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const send = (serving: Serving, value: unknown, path = 'predict?model=photos'): Promise<Answer> =>
  post(serving, path, JSON.stringify(value), JSON_TYPE);

const get = async (serving: Serving, path: string, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(serving.address + path, { headers });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
};

/** Every number within 1e-5, relative to 1 or to itself; everything else the same. */
function expectSame(found: unknown, expected: readonly Prediction[]): void {
  const near = (value: unknown): unknown => {
    if (typeof value === 'number')
      return expect.closeTo(value, 5 - Math.ceil(Math.log10(Math.max(1, Math.abs(value)))));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, near(one)]));
  };
  expect(found).toEqual(expected.map(near));
}

let serving: Serving;
beforeAll(async () => {
  runs = await trainedRuns();
  models = await runs.models(runs.photos, runs.vectors);
  serving = await serve();
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
  rmSync(runs.folder, { recursive: true });
});

describe('/predict', () => {
  it('predicts on image bytes as zoo predict does', async () => {
    for (const [i, image] of runs.images.entries()) {
      const { status, body } = await post(serving, 'predict?model=photos', new Uint8Array(image), {
        'content-type': 'image/jpeg',
      });
      expect(status).toBe(200);
      expect(body.model).toBe('photos');
      expectSame(body.predictions, [runs.expected[i]!]);
    }
  });

  it('predicts on forms with several files', async () => {
    const form = new FormData();
    form.append('note', 'is ignored');
    for (const image of runs.images) form.append('image', new Blob([new Uint8Array(image)]), 'a.jpg');
    const { status, body } = await post(serving, 'predict?model=photos', form);
    expect(status).toBe(200);
    expectSame(body.predictions, runs.expected);
  });

  it('predicts on JSON with one image, several images, and data URLs', async () => {
    const texts = runs.images.map((image) => image.toString('base64'));
    expectSame((await send(serving, { image: texts[1] })).body.predictions, [runs.expected[1]!]);
    const several = [`data:image/png;base64,${texts[1]}`, ...texts];
    expectSame((await send(serving, { images: several })).body.predictions, [
      runs.expected[1]!,
      ...runs.expected,
    ]);
  });

  it('gathers requests of several clients into batches', async () => {
    const sent = Array.from({ length: 24 }, (_, i) =>
      post(serving, 'predict?model=photos', new Uint8Array(runs.images[i % 4]!), {
        'content-type': 'application/octet-stream',
      }),
    );
    for (const [i, { body }] of (await Promise.all(sent)).entries())
      expectSame(body.predictions, [runs.expected[i % 4]!]);
    const text = await (await fetch(`${serving.address}metrics`)).text();
    const value = (name: string): number =>
      Number(new RegExp(`^${name}\\{model="photos"\\} (.*)$`, 'm').exec(text)![1]);
    expect(value('zoo_rows_total')).toBe(value('zoo_batch_rows_sum'));
    expect(value('zoo_batch_rows_count')).toBeLessThan(value('zoo_rows_total'));
    expect(text).toMatch(/^zoo_requests_total\{route="\/predict",status="200"\} \d+$/m);
    expect(text).toMatch(/^zoo_rows_waiting\{model="vectors"\} 0$/m);
  });

  it('predicts on vectors for a run that reads them', async () => {
    const { status, body } = await send(serving, { vectors: [[1, 0, 0], [0, 0, 0]] }, 'predict?model=vectors'); // biome-ignore format: one call
    expect(status).toBe(200);
    expect((body.predictions as Prediction[]).map(({ color }) => color)).toMatchObject([
      { class: 'green' },
      { class: 'red' },
    ]);
  });

  it.each<[string, unknown, string, number, RegExp]>([
    ['no model', { image: 'aaaa' }, 'predict', 400, /Several models are served/],
    ['another model', {}, 'predict?model=photo', 404, /There is no model "photo". Did you mean "photos"\?/],
    [
      'another key',
      { img: 'aaaa' },
      'predict?model=photos',
      400,
      /The body is JSON with "img"; expected JSON with "image" or "images"/,
    ],
    [
      'an address',
      { image: 'https://example.com/a.jpg' },
      'predict?model=photos',
      400,
      /addresses are not fetched/,
    ],
    ['a number', { images: [3] }, 'predict?model=photos', 400, /images\[0\] is 3/],
    ['an empty list', { images: [] }, 'predict?model=photos', 400, /images is an empty list/],
    [
      'a short vector',
      { vector: [1, 2] },
      'predict?model=vectors',
      400,
      /vector is a list of 2; expected a list of 3 finite numbers/,
    ],
    ['an image for vectors', { image: 'aaaa' }, 'predict?model=vectors', 400, /"vectors"/],
    ['too many', { vectors: Array(65).fill([1, 2, 3]) }, 'predict?model=vectors', 413, /65 rows; at most 64/],
    [
      'no image',
      { images: ['aaaa', 'aaaa'] },
      'predict?model=photos',
      422,
      /image 0 cannot be read.*; image 1 cannot be read/,
    ],
  ])('refuses %s', async (_, value, path, status, said) => {
    const answer = await send(serving, value, path);
    expect(answer).toMatchObject({
      status,
      body: { error: expect.stringMatching(said), code: expect.any(String) },
    });
  });

  it('refuses an image with too many pixels by its header, and a large body unread', async () => {
    const large = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const type = { 'content-type': 'image/png' };
    const pixels = await post(serving, 'predict?model=photos', new Uint8Array(large), type);
    expect(pixels).toMatchObject({
      status: 422,
      body: { error: expect.stringMatching(/at most 1 megapixels .*--max-megapixels/) },
    });
    const bytes = await post(serving, 'predict?model=photos', new Uint8Array(300_000), type);
    expect(bytes).toMatchObject({ status: 413, body: { code: 'serve-too-large' } });
    const form = new FormData();
    for (let i = 0; i < 3; i++) form.append('image', new Blob([new Uint8Array(90_000)]), 'a');
    expect(await post(serving, 'predict?model=photos', form)).toMatchObject({
      status: 413,
      body: { code: 'serve-too-large' },
    });
  });

  it('refuses a body that does not match its type', async () => {
    for (const [
      type,
      body,
    ] of [['application/json', '{"image":'], ['multipart/form-data; boundary=x', '--x\r\nContent-Disp'], ['multipart/form-data', 'x']] as const) // biome-ignore format: a table
      expect((await post(serving, 'predict?model=photos', body, { 'content-type': type })).status).toBe(400);
    expect(
      await post(serving, 'predict?model=photos', 'text', { 'content-type': 'text/plain' }),
    ).toMatchObject({ status: 415 });
    expect(await get(serving, 'predict')).toMatchObject({
      status: 405,
      body: { error: expect.stringContaining('Use POST') },
    });
    expect(await get(serving, 'none')).toMatchObject({ status: 404, body: { code: 'serve-not-found' } });
  });
});

describe('the Open Inference Protocol', () => {
  const pixels = {
    name: 'image',
    datatype: 'FP32',
    shape: [2, 8, 8, 3],
    data: Array.from({ length: 384 }, (_, i) => Math.sin(i)),
  };

  it('reports health and metadata', async () => {
    expect((await get(serving, 'v2')).body).toMatchObject({ name: 'declarative-zoo', version: '1.2.3' });
    expect((await get(serving, 'v2/health/live')).body).toEqual({ live: true });
    expect((await get(serving, 'v2/health/ready')).body).toEqual({ ready: true });
    expect((await get(serving, 'v2/models/photos/versions/1/ready')).body).toEqual({
      name: 'photos',
      ready: true,
    });
    const { body } = await get(serving, 'v2/models/photos');
    expect(body.inputs).toEqual([{ name: 'image', datatype: 'FP32', shape: [-1, 8, 8, 3] }]);
    expect(body.outputs).toContainEqual({ name: 'color.attention', datatype: 'FP32', shape: [-1, 2] });
  });

  it('infers, also from nested numbers, and returns only the requested outputs', async () => {
    const whole = await send(serving, { id: 'a', inputs: [pixels] }, 'v2/models/photos/infer');
    expect(whole).toMatchObject({ status: 200, body: { id: 'a', model_name: 'photos', model_version: '1' } });
    const outputs = whole.body.outputs as { name: string; shape: number[]; data: number[] }[];
    expect(outputs.map(({ name, shape }) => [name, shape])).toEqual([['color', [2, 2]], ['marks', [2, 2]], ['level', [2, 1]], ['color.attention', [2, 2]]]); // biome-ignore format: a table
    const rows = [0, 1].map((row) => pixels.data.slice(row * 192, (row + 1) * 192));
    const wanted = [{ name: 'level' }];
    const some = await send(
      serving,
      { inputs: [{ ...pixels, data: rows }], outputs: wanted },
      'v2/models/photos/infer',
    );
    expect(some.body.outputs).toEqual([outputs[2]]);
  });

  it.each<[string, object, RegExp]>([
    ['a missing input', {}, /inputs is missing; expected a list with the one input "image"/],
    [
      'another shape',
      { inputs: [{ ...pixels, shape: [1, 3, 8, 8] }] },
      /inputs\[0\]\.shape is \[1, 3, 8, 8\]; expected \[rows, 8, 8, 3\]/,
    ],
    ['another type', { inputs: [{ ...pixels, datatype: 'INT8' }] }, /"FP32"/],
    ['too few numbers', { inputs: [{ ...pixels, data: [1] }] }, /expected 384 finite numbers/],
    ['an unknown output', { inputs: [pixels], outputs: [{ name: 'x' }] }, /outputs\[0\]\.name/],
  ])('refuses %s', async (_, body, said) => {
    expect(await send(serving, body, 'v2/models/photos/infer')).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(said) },
    });
  });
});

describe('/openapi.json', () => {
  it('describes the responses of the server', async () => {
    const { body: api } = await get(serving, 'openapi.json');
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema(api, 'api');
    const valid = (path: string, method: string, status: number, value: unknown): void => {
      const place = `api#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`;
      expect(ajv.validate(place, value), JSON.stringify(ajv.errors)).toBe(true);
    };
    const image = runs.images[0]!.toString('base64');
    valid('/predict', 'post', 200, (await send(serving, { image })).body);
    valid('/predict', 'post', 400, (await send(serving, {})).body);
    valid('/v2', 'get', 200, (await get(serving, 'v2')).body);
    valid('/v2/models/{model}', 'get', 200, (await get(serving, 'v2/models/photos')).body);
    const inputs = [{ name: 'vector', datatype: 'FP32', shape: [1, 3], data: [1, 2, 3] }];
    valid(
      '/v2/models/{model}/infer',
      'post',
      200,
      (await send(serving, { inputs }, 'v2/models/vectors/infer')).body,
    );
    const paths = Object.keys(api.paths as object);
    for (const path of paths.filter((one) => one !== '/predict' && !one.endsWith('/infer')))
      expect((await fetch(serving.address + path.slice(1).replace('{model}', 'photos'))).status, path).toBe(
        200,
      );
    const schemas = (api as { components: { schemas: { [name: string]: { properties: object } } } })
      .components.schemas;
    expect(schemas['Prediction.photos']!.properties).toMatchObject({
      color: { properties: { class: { enum: ['red', 'green'] } } },
      level: { properties: { unit: { const: 'levels' } } },
    });
  });
});

/** A request whose headers `fetch` would not send. */
const raw = (
  serving: Serving,
  headers: Record<string, string>,
  method = 'GET',
  path = '/v2',
): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = serving;
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    sent.on('error', reject);
    sent.end();
  });

describe('a client that is accepted', () => {
  it('is this machine, by its own name', async () => {
    expect(await raw(serving, { host: `localhost:${serving.port}` })).toBe(200);
    expect(await raw(serving, { host: `[::1]:${serving.port}` })).toBe(200);
    expect(await raw(serving, { host: 'evil.example' })).toBe(403);
    expect(await raw(serving, { 'sec-fetch-site': 'cross-site' }, 'POST', '/predict')).toBe(403);
  });

  it('has the token, if one is set', async () => {
    const token = 'correct-horse-battery';
    const guarded = await serve({ token });
    const basic = (password: string): string => `Basic ${Buffer.from(`any:${password}`).toString('base64')}`;
    expect(await raw(guarded, { host: 'other.example', authorization: `Bearer ${token}` })).toBe(200);
    expect(await raw(guarded, { authorization: basic(token) })).toBe(200);
    for (const authorization of ['', `Bearer ${token}x`, basic('wrong'), token])
      expect(await raw(guarded, { authorization })).toBe(401);
    expect(await raw(guarded, {}, 'GET', '/v2/health/ready')).toBe(200);
    expect(await raw(guarded, {}, 'GET', '/metrics')).toBe(401);
  });
});

/** A server whose workers are accessible. */
async function withWorkers(
  more: Partial<ServeOptions> = {},
): Promise<{ serving: Serving; workers: Predicting[] }> {
  const workers: Predicting[] = [];
  const start = async (...args: Parameters<typeof startWorker>): Promise<Predicting> => {
    const worker = await startWorker(...args);
    workers.push(worker);
    return worker;
  };
  const [photos] = models;
  return { serving: await serve({ models: [photos!], start, ...more }), workers };
}

const predict = (serving: Serving): Promise<Answer> =>
  post(serving, 'predict', new Uint8Array(runs.images[0]!), { 'content-type': 'image/jpeg' });

describe('a server under faults', () => {
  it('responds with 503 if a worker ends in the middle of a batch, and starts another', async () => {
    const { serving, workers } = await withWorkers();
    const asked = Promise.all(Array.from({ length: 12 }, () => predict(serving)));
    await expect.poll(async () => (await (await fetch(`${serving.address}metrics`)).text()).includes('zoo_batch_rows_count')).toBe(true); // biome-ignore format: one call
    await workers[0]!.end();
    const statuses = (await asked).map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    await expect.poll(async () => (await predict(serving)).status, { timeout: 20_000 }).toBe(200);
    expect(workers).toHaveLength(2);
    expect(await (await fetch(`${serving.address}metrics`)).text()).toContain(
      'zoo_worker_restarts_total{model="photos"} 1',
    );
  });

  it('responds with 504 if a batch takes too long, with 503 if the queue is full, and recovers', async () => {
    let isStuck = true;
    const start = async (...args: Parameters<typeof startWorker>): Promise<Predicting> => {
      const worker = await startWorker(...args);
      return {
        ...worker,
        predict: (rows) =>
          isStuck ? worker.ended.then(() => Promise.reject(new Error('ended'))) : worker.predict(rows),
      };
    };
    const { serving } = await withWorkers({ start, limits: { ...limits, time: 800, queue: 2 } });
    const answers = await Promise.all(Array.from({ length: 5 }, () => predict(serving)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(3);
    expect(statuses).toContain(504);
    isStuck = false;
    await expect.poll(async () => (await predict(serving)).status, { timeout: 20_000 }).toBe(200);
  });

  it('ends a request that does not arrive', async () => {
    const { serving } = await withWorkers({ limits: { ...limits, time: 600 } });
    const said = await new Promise<string>((resolve) => {
      const socket = connect(serving.port, '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
      socket.write(
        'POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/jpeg\r\nContent-Length: 1000\r\n\r\nslow',
      );
    });
    expect(said).toMatch(/^HTTP\/1\.1 408 .*serve-slow-request/s);
    expect((await predict(serving)).status).toBe(200);
  });

  it('survives bad requests of every kind without using more memory', async () => {
    const { serving } = await withWorkers();
    const kinds: readonly (readonly [string, string])[] = [
      ['image/jpeg', 'not an image'],
      ['application/json', '{"image":"aaaa"}'],
      ['application/json', '['],
      ['application/json', 'null'],
      ['multipart/form-data; boundary=x', '--x\r\n'],
      ['text/plain', 'x'.repeat(1000)],
    ];
    const round = async (): Promise<void> => {
      for (const [type, body] of kinds) {
        const sent = Array.from({ length: 25 }, () =>
          post(serving, 'predict', body, { 'content-type': type }),
        );
        for (const { status } of await Promise.all(sent)) expect(status).toBeGreaterThanOrEqual(400);
      }
    };
    await round();
    const before = process.memoryUsage.rss();
    for (let i = 0; i < 4; i++) await round();
    expect(process.memoryUsage.rss() - before).toBeLessThan(120e6);
    expectSame((await predict(serving)).body.predictions, [runs.expected[0]!]);
  }, 60_000);

  it('responds to pending requests before it stops', async () => {
    const entries: LogEntry[] = [];
    const { serving } = await withWorkers({
      log: (entry) => entries.push(entry),
      batching: { ...batching, wait: 400 },
    });
    const asked = predict(serving);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await serving.close();
    expect((await asked).status).toBe(200);
    await expect(predict(serving)).rejects.toThrow();
    expect(entries).toEqual([
      { method: 'POST', route: '/predict', status: 200, milliseconds: expect.any(Number), rows: 1 },
    ]);
  });
});

describe('a served run', () => {
  it('is exported once, and again if the weights have changed', async () => {
    const [first] = await runs.models(runs.photos);
    expect(first!.file.startsWith(join(runs.folder, 'cache', 'exports'))).toBe(true);
    const { mtimeMs } = statSync(first!.file);
    const [second] = await runs.models(runs.photos);
    expect(statSync(second!.file).mtimeMs).toBe(mtimeMs);
  });

  it('has its own name and a free port', async () => {
    await expect(runs.models(runs.photos, join(runs.photos, '.'))).rejects.toThrow(
      'would both be served as "photos"',
    );
    await expect(serve({ port: serving.port })).rejects.toThrow(
      /cannot listen on 127\.0\.0\.1:\d+: another program does/,
    );
  });
});
