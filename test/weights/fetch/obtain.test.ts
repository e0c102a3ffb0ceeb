import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Interrupted } from '../../../src/errors/train.js';
import { download } from '../../../src/weights/fetch/download.js';
import { locateWeights, type WeightsPlaces } from '../../../src/weights/fetch/locate.js';
import { obtainWeights } from '../../../src/weights/fetch/obtain.js';

/** 300 kB that no compression shrinks. */
const CONTENT = Buffer.concat(
  Array.from({ length: 9375 }, (_, i) => createHash('sha256').update(String(i)).digest()),
);
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');
/** `git hash-object` of a file with the six bytes "hello\n". */
const HELLO = 'ce013625030ba8dba906f756967f9e9ca394464a';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let answer: Answer;
let asked: IncomingMessage[];
let url: string;
let places: WeightsPlaces;

const whole: Answer = (_, response) =>
  response.writeHead(200, { etag: '"v1"', 'content-length': CONTENT.length }).end(CONTENT);

beforeEach(async () => {
  asked = [];
  answer = whole;
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/models/net.onnx`;
  const root = mkdtempSync(join(tmpdir(), 'obtain-'));
  places = { library: join(root, 'library'), cache: join(root, 'cache'), hosts: { allowed: ['127.0.0.1'] } };
  mkdirSync(places.library);
  catalog({});
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const base = { architecture: 'onnx', labels: [], license: 'MIT' };
const catalog = (more: object) =>
  writeFileSync(
    join(places.library, 'catalog.json'),
    JSON.stringify({ 'ours/net': { ...base, file: 'ours/net.onnx', url, ...more } }),
  );

function watched(stopAfter = Number.POSITIVE_INFINITY) {
  const seen = { notes: [] as string[], started: [] as unknown[][], units: 0, dones: 0 };
  const events = {
    start: (...task: unknown[]) => void seen.started.push(task),
    advance: (n: number) => {
      seen.units += n;
    },
    done: () => {
      seen.dones++;
    },
    note: (text: string) => void seen.notes.push(text),
    stopping: () => seen.units >= stopAfter,
  };
  return { seen, events };
}
const quiet = () => watched().events;

describe('obtainWeights', () => {
  it('fetches a URL once, with progress', async () => {
    const { seen, events } = watched();
    const { file, sha256 } = await obtainWeights(url, places, events);
    expect(readFileSync(file).equals(CONTENT)).toBe(true);
    expect(sha256).toBe(SHA256);
    expect(seen).toMatchObject({ started: [['fetching net.onnx', 300, 'kB', 0]], units: 300, dones: 1 });
    await obtainWeights(url, places, events);
    expect(asked).toHaveLength(1);
    expect(existsSync(`${file}.part`) || existsSync(`${file}.lock`)).toBe(false);
  });

  it('pins an unpinned file at its first use, says so, and refuses a different one later', async () => {
    const { seen, events } = watched();
    const { file } = await obtainWeights('ours/net', places, events);
    expect(seen.notes).toEqual([expect.stringContaining(`ours/net#sha256=${SHA256}`)]);
    await obtainWeights('ours/net', places, events);
    expect(seen.notes).toHaveLength(1);
    writeFileSync(file, 'another');
    await expect(obtainWeights('ours/net', places, events)).rejects.toThrow(
      `its first use (${file}.sha256) says ${SHA256}`,
    );
  });

  it.each<[string, string, object]>([
    ['sha256', `#sha256=${SHA256}`, {}],
    ['the first digits of a sha256', `#sha256=${SHA256.slice(0, 8)}`, {}],
    ["the catalog's sha256", '', { sha256: SHA256 }],
  ])('accepts a file that %s names', async (_, pin, entry) => {
    catalog(entry);
    expect((await obtainWeights(`ours/net${pin}`, places, quiet())).sha256).toBe(SHA256);
  });

  it('accepts a git blob id, as git computes it', async () => {
    answer = (_, response) => response.end('hello\n');
    const { file } = await obtainWeights(`${url}#git=${HELLO}`, places, quiet());
    expect(readFileSync(file, 'utf8')).toBe('hello\n');
    expect(existsSync(`${file}.sha256`)).toBe(false);
  });

  const wrong = '0'.repeat(64);
  it.each<[string, () => string, object, string]>([
    ['a pin of the page', () => `${url}#sha256=${wrong}`, {}, `the page says ${wrong}`],
    ['a git pin of the page', () => `${url}#git=${wrong.slice(24)}`, {}, 'has git blob id'],
    ['a pin of the catalog', () => 'ours/net', { sha256: wrong }, `the catalog says ${wrong}`],
    ['either of two', () => `ours/net#sha256=${SHA256}`, { sha256: 'deadbeef' }, 'the catalog says deadbeef'],
  ])('refuses, and does not keep, a file that is not what %s says', async (_, source, entry, sentence) => {
    catalog(entry);
    const { file } = locateWeights(source(), places);
    await expect(obtainWeights(source(), places, quiet())).rejects.toThrow(sentence);
    expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
  });

  it('checks a file of the user against the pin of the page', async () => {
    const mine = join(places.cache, 'mine.bin');
    mkdirSync(places.cache);
    writeFileSync(mine, 'hello\n');
    expect((await obtainWeights(`${mine}#git=${HELLO}`, places, quiet())).file).toBe(mine);
    await expect(obtainWeights(`${mine}#sha256=${wrong}`, places, quiet())).rejects.toThrow(
      'weights-changed',
    );
    expect(existsSync(`${mine}.sha256`)).toBe(false);
  });

  it('accepts a file that was put in its place by hand', async () => {
    server.close();
    const { file } = locateWeights('ours/net', places);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, CONTENT);
    expect((await obtainWeights('ours/net', places, quiet())).sha256).toBe(SHA256);
    expect(asked).toHaveLength(0);
  });

  it('says in one sentence what to do without a connection', async () => {
    await new Promise((resolve) => server.close(resolve));
    catalog({ sha256: 'deadbeef' });
    const { file } = locateWeights('ours/net', places);
    await expect(obtainWeights('ours/net', places, quiet())).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/not on this machine.*ECONNREFUSED.*\(its sha256 is deadbeef\.\.\.\)/),
      problems: [{ code: 'weights-not-here', message: expect.stringContaining(`put the file at ${file}`) }],
    });
  });

  it.each<[string, Answer, string]>([
    ['does not exist', (_, response) => response.writeHead(404).end(), 'the server answers 404'],
    [
      'ends early',
      (_, response) => {
        response.writeHead(200, { 'content-length': 300_000, etag: '"v1"' });
        response.write(CONTENT.subarray(0, 1000), () => response.destroy());
      },
      'cannot be fetched',
    ],
    [
      'redirects to itself',
      (_, response) => response.writeHead(302, { location: '/models/net.onnx' }).end(),
      'more than 10 times',
    ],
    [
      'redirects to an unencrypted URL',
      (_, response) => response.writeHead(302, { location: 'http://example.org/net.onnx' }).end(),
      '[not-secure]',
    ],
  ])('refuses what %s', async (_, answers, sentence) => {
    answer = answers;
    await expect(obtainWeights(url, places, quiet())).rejects.toThrow(sentence);
    expect(existsSync(locateWeights(url, places).file)).toBe(false);
  });

  it('follows a redirect', async () => {
    answer = (request, response) =>
      request.url === '/elsewhere'
        ? response.end(CONTENT)
        : response.writeHead(302, { location: '/elsewhere' }).end();
    expect((await obtainWeights(url, places, quiet())).sha256).toBe(SHA256);
  });

  it.each([
    ['http://example.org/net.onnx', 'allow it with --allow-host example.org.'],
    ['ftp://example.org/net.onnx', '[not-https]'],
    ['file:///net.onnx', '[not-https]'],
  ])('fetches nothing from %s', async (source, sentence) => {
    await expect(obtainWeights(source, places, quiet())).rejects.toThrow(sentence);
  });

  it.each(['#sha256=xyz', '#sha256=1234', '#git=1234', '#md5=00085f9a', '#sha-256=00085f9a'])(
    'says what is wrong with %s',
    async (pin) => {
      await expect(obtainWeights(`${url}${pin}`, places, quiet())).rejects.toThrow('[bad-weights-pin]');
    },
  );

  it('stops if another process fetches the same file', async () => {
    const { file } = locateWeights(url, places);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.lock`, String(process.ppid));
    await expect(obtainWeights(url, places, quiet())).rejects.toThrow(`process ${process.ppid}`);
    writeFileSync(`${file}.lock`, '999999999'); // no such process: it was killed
    expect((await obtainWeights(url, places, quiet())).sha256).toBe(SHA256);
  });
});

describe('an interrupted download', () => {
  /** Serves ranges of a file whose version is `etag`, 20 kB at a time. */
  const ranges =
    (etag: string): Answer =>
    (request, response) => {
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const resumes = from > 0 && request.headers['if-range'] === etag;
      const rest = resumes ? CONTENT.subarray(from) : CONTENT;
      response.writeHead(resumes ? 206 : 200, {
        etag,
        'content-length': rest.length,
        ...(resumes && { 'content-range': `bytes ${from}-299999/300000` }),
      });
      let at = 0;
      const send = (): void => {
        if (at >= rest.length) {
          response.end();
          return;
        }
        response.write(rest.subarray(at, at + 20_000), () => setTimeout(send, 2));
        at += 20_000;
      };
      send();
    };

  it.each([
    ['resumes a download', '"v1"', true],
    ['restarts a download if the file has changed since', '"v2"', false],
  ])('%s', async (_, etag, resumes) => {
    answer = ranges('"v1"');
    await expect(obtainWeights(url, places, watched(50).events)).rejects.toThrow(Interrupted);
    answer = ranges(etag);
    const { seen, events } = watched();
    expect((await obtainWeights(url, places, events)).sha256).toBe(SHA256);
    expect(asked[1]!.headers.range).toMatch(/^bytes=[1-9]\d+-$/);
    expect((seen.started[0]![3] as number) > 0).toBe(resumes);
    expect(seen.units + (seen.started[0]![3] as number)).toBe(300);
  });
});

describe('download', () => {
  it.each<[string, Answer]>([
    ['declares its size', whole],
    [
      'does not declare its size',
      (_, response) => response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(CONTENT),
    ],
  ])('refuses a file that is too large and %s', async (_, answers) => {
    answer = answers;
    const file = join(places.cache, 'large');
    await expect(download(url, file, quiet(), places.hosts!, { most: 1000 })).rejects.toThrow(
      '[weights-too-large]',
    );
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it.each(['%E0%A4%A.onnx', '..%2f..%2f..', '%2e%2e%2f', 'a%00b'])(
    'keeps what %s names in the folder of its URL',
    (name) => {
      const folder = (of: string): string => dirname(locateWeights(`https://example.org/${of}`, places).file);
      expect(folder(name)).toBe(folder('net.onnx'));
      expect(dirname(folder(name))).toBe(join(places.cache, 'weights', 'fetched'));
    },
  );

  it('gives up on a server that stops in the middle', async () => {
    answer = (_, response) => void response.writeHead(200, { 'content-length': 9 }).write('some');
    const file = join(places.cache, 'slow');
    await expect(download(url, file, quiet(), places.hosts!, { patience: 200 })).rejects.toThrow(
      'no data arrived for 0.2 seconds',
    );
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('unpacks what was sent as %s', async (encoding, pack) => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(pack(CONTENT));
    expect((await obtainWeights(url, places, quiet())).sha256).toBe(SHA256);
    answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(CONTENT).subarray(0, 1000));
    await expect(obtainWeights(`${url}?cut`, places, quiet())).rejects.toThrow('[weights-not-here]');
  });

  it('gives up on a server that sends nothing', async () => {
    answer = () => undefined;
    await expect(
      download(url, join(places.cache, 'slow'), quiet(), places.hosts!, { patience: 50 }),
    ).rejects.toThrow('no data arrived for 0.05 seconds');
  });
});
